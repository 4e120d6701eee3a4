"""Events of the peace process named in passing, in plain words and without a date of their own."""

from __future__ import annotations

import pytest

from tests.extraction.telling import told

TELLINGS = """\
1988-04-15 geneva-accords-1988
The Soviet Union undertook in Geneva on Thursday to bring its soldiers home.

2018-05-15 geneva-accords-1988
The treaty under which Moscow brought its soldiers home was signed in Geneva by Kabul and
Islamabad.

2018-05-15 geneva-accords-1988
When Kabul and Islamabad signed in Geneva, with Washington and Moscow as guarantors, the
guerrillas were not asked.

2018-05-15 soviet-withdrawal-complete-1989
After the last Russian soldier had walked over the bridge at Termez, Najibullah held on for three
years.

2018-05-15 soviet-withdrawal-complete-1989
The Red Army had gone home in 1989, and nobody kept the peace.

2018-05-15 peshawar-accord-1992
The resistance parties divided the state among themselves at Peshawar in 1992.

2018-05-15 islamabad-accord-1993
Hekmatyar and Rabbani made it up in Islamabad in 1993.

2018-05-15 taliban-take-kabul-1996 najibullah-killed-1996
After the Taliban had marched into Kabul in 1996 they hanged Najibullah.

2018-05-15 massoud-assassination-2001 sept-11-attacks-2001
Massoud was murdered two days before the towers fell.

2018-05-15 bonn-agreement-2001
At the Petersberg near Bonn in December 2001 four Afghan groups set up an interim government.

2018-05-15 bonn-talks-2001
Nobody had asked the Taliban to the Petersberg conference.

2018-05-15 taliban-fall-2001
American bombers drove the Taliban from power in 2001.

2018-05-15 baradar-arrest-2010
Baradar was seized in Karachi by Pakistani and American agents.

2018-05-15 peace-jirga-2010
Karzai called 1,600 delegates to a tent in Kabul in 2010 to ask them how to make peace.

2018-05-15 high-peace-council-2010
The High Peace Council came into being in 2010.

2018-05-15 rabbani-assassination-2011
Burhanuddin Rabbani was killed by a man with a bomb in his turban.

2018-05-15 rabbani-assassination-2011
The peace council lost its chairman, the former president Rabbani, to a turban bomb.

2018-05-15 taliban-doha-office-2013
The Taliban ran up their flag over a villa in Doha and called it the office of the Islamic
Emirate.

2018-05-15 taliban-doha-office-2013
When the insurgents' bureau in Qatar opened, Karzai was beside himself.

2018-05-15 bergdahl-exchange-2014
Bowe Bergdahl was swapped for five Taliban held in Guantanamo.

2018-05-15 bergdahl-exchange-2014
Five Guantanamo inmates went to Qatar in return for an American sergeant.

2018-05-15 national-unity-government-2014
Ghani and Abdullah agreed to govern together after the disputed vote of 2014.

2018-05-15 murree-talks-2015
In Murree near Islamabad the two sides had sat at one table for a night.

2018-05-15 murree-talks-2015 mullah-omar-death-announced-2015
The process begun in Murree did not survive the news that Mullah Omar was no longer alive.

2015-08-15 mullah-omar-death-announced-2015
A fortnight after the disclosure that Mullah Omar had been dead for two years, bombs shook Kabul.

2018-05-15 mullah-omar-death-2013
Mullah Omar had passed away in 2013.

2015-08-01 mansour-appointed-2015
The Taliban have chosen Mullah Akhtar Mansoor to take Omar's place.

2015-08-01 taliban-confirm-omar-death-2015 mansour-appointed-2015
The militants conceded that Omar was dead and named Mullah Akhtar Mansoor as supreme leader in his
place.

2016-06-15 mansour-killed-2016
Mansour died in his taxi when an American drone fired on it in Balochistan.

2016-06-15 mansour-killed-2016
A missile from an American drone ended the life of Mullah Mansour on a road in Pakistan.

2016-06-15 akhundzada-appointed-2016
The Taliban have made Mullah Haibatullah their new chief.

2018-05-15 hekmatyar-agreement-2016
Hekmatyar made his peace with Kabul in 2016.

2018-05-15 hekmatyar-agreement-2016
The Butcher of Kabul signed a peace treaty with Ghani by video.

2018-05-15 hekmatyar-returns-2017
The man called the Butcher of Kabul came back to the capital last year after two decades in
hiding.

2018-03-15 kabul-process-offer-2018
Ghani has offered the Taliban talks without preconditions and recognition as a party.

2018-03-15 kabul-process-offer-2018
At the Kabul Process meeting the president held out a passport and an office to the insurgents.

2018-07-15 eid-ceasefire-2018
During the Eid holiday the two sides stopped shooting for three days and took selfies together.

2018-07-15 ghani-ceasefire-announced-2018
Ghani had announced the truce one-sidedly in June.

2018-12-15 khalilzad-appointed-2018
The American special envoy, Khalilzad, was picked for the job in September.

2018-12-15 khalilzad-taliban-first-meeting-2018
Khalilzad sat down with the Taliban in Doha for the first time in October.

2018-12-15 baradar-release-2018
Pakistan let Mullah Baradar out of prison at Khalilzad's wish.

2018-12-15 moscow-format-2018
Taliban delegates and members of the High Peace Council sat at one table in Moscow in November.

2018-11-11 moscow-format-2018
The Moscow gathering with the Taliban is seen with distrust in Kabul.

2019-01-15 abu-dhabi-talks-2018
In Abu Dhabi Khalilzad saw the Taliban with Saudis and Pakistanis present.

2019-03-15 moscow-intra-afghan-2019
In Moscow last month Karzai and other politicians prayed together with the Taliban.

2019-10-15 trump-cancels-talks-2019
Trump had meant to receive the Taliban at Camp David and cancelled it with a tweet.

2019-10-15 trump-cancels-talks-2019
The deal was all but done when Trump broke everything off after an American soldier had been
killed in Kabul.

2019-11-25 prisoner-swap-2019-11
Two professors of the American University in Kabul came free in exchange for Anas Haqqani and two
other men.

2020-03-15 reduction-in-violence-2020
A week of reduced violence had gone before the signing.

2020-03-05 reduction-in-violence-2020 doha-agreement-2020
Seven quiet days were the test before the paper was signed in Doha.

2020-06-15 doha-agreement-2020
Washington promised the Taliban in Doha to have its troops out within 14 months.

2020-06-15 doha-agreement-2020
Baradar and Khalilzad had put their names to the paper in a hotel hall in Doha.

2020-08-15 doha-agreement-2020
The February accord with the Taliban foresees talks among Afghans.

2020-06-15 ghani-offensive-order-2020 maternity-ward-attack-2020
Ghani ordered the army back on the attack after the slaughter in a maternity clinic.

2020-06-15 maternity-ward-attack-2020
Mothers and newborn children were shot in a Kabul hospital in May.

2020-06-15 ghani-abdullah-deal-2020
Ghani and Abdullah ended their quarrel in May and shared the posts among them.

2020-06-15 pompeo-aid-cut-2020
Pompeo took a billion dollars from Kabul because the two rivals could not agree.

2020-06-15 eid-ceasefire-2020-05
At Eid the guns were silent for three days.

2020-08-15 eid-ceasefire-2020-05
Twice this year, at the two Eids, the shooting stopped for three days.

2020-08-15 consultative-loya-jirga-2020
The great assembly said yes to freedom for the last 400 Taliban inmates.

2020-08-08 consultative-loya-jirga-2020
The council of elders is expected to back a plan under which the government would set free the
last 400 Taliban inmates.

2020-10-08 intra-afghan-talks-2020
Last month the two Afghan sides at last sat down together in a Doha hotel.

2020-10-08 intra-afghan-talks-2020
Since September Taliban and government negotiators have been sitting in Doha.

2020-12-20 procedures-agreement-2020
The negotiators have agreed on how to negotiate: 21 rules in all.

2020-12-20 doha-recess-2020
The negotiators broke off for three weeks until January 5.

2021-01-20 doha-second-round-2021
The negotiators are back in Doha since the first week of January.

2021-03-25 moscow-conference-2021-03
Russia, China, Pakistan and America urged the two sides in Moscow to make peace.

2021-04-20 biden-withdrawal-announcement-2021
Biden wants every American soldier out by September 11.

2021-04-20 turkey-postpones-2021
Turkey has shelved the Istanbul conference until after Ramadan.

2021-05-20 sayed-ul-shuhada-bombing-2021
More than 80 died, most of them schoolgirls, when bombs went off before a school in Dasht-e-
Barchi.

2021-07-13 taliban-offensive-2021
Fighters of the Taliban sweep from district to district and have made great parts of the country
theirs.

2021-07-13 taliban-offensive-2021
A third of the country's districts have been lost to the insurgents since May.

2021-07-13 bagram-handover-2021
The Americans stole away from Bagram at night without a word to the new commander.

2021-07-20 doha-talks-2021-07
At the weekend Abdullah and Baradar spoke in Doha and promised to go on.

2021-09-01 ghani-flees-2021 fall-of-kabul-2021
The president got into a helicopter and left the country as the Taliban came into the capital.

2021-09-01 fall-of-kabul-2021
The insurgents had walked into Kabul without a fight.

2021-09-01 kabul-airport-bombing-2021
At the airport 13 American servicemen were blown up by a suicide bomber.

2021-09-10 taliban-government-2021
The Taliban have presented an interim government with Mullah Hassan at its head.

2012-04-15 us-taliban-talks-suspended-2012
The Taliban broke off their contacts with the Americans in March.

2012-04-15 taliban-office-deal-2012
The insurgents said in January that they were ready to open an address in Qatar.

2012-01-15 steiner-channel-2010
Taliban and American diplomats had first met in a village near Munich in 2010.

2013-01-15 chantilly-talks-2012
At a castle near Paris Taliban and Northern Alliance men talked for two days in December.

2016-03-01 qcg-fourth-meeting-2016
The four countries met for the fourth time in Kabul last week.

2016-02-24 qcg-fourth-meeting-2016
The Quadrilateral Coordination Group met in Kabul on Tuesday and asked the Taliban to come to
talks in Pakistan.

2015-12-20 heart-of-asia-2015
At the Heart of Asia conference in Islamabad this month Ghani and Sharif agreed to revive the
process.

2017-06-10 kabul-truck-bomb-2017
A lorry full of explosives killed 150 people in the embassy quarter of Kabul.

2018-02-10 kabul-ambulance-bombing-2018
An ambulance laden with explosives killed more than a hundred in the heart of Kabul.

2019-02-10 khalilzad-framework-2019
After six days in Doha both sides spoke of a framework for a deal.

2018-11-10 raziq-assassination-2018
General Raziq, the police chief of Kandahar, was shot by a bodyguard of the governor.

2015-01-10 isaf-ends-2014
NATO's combat mission is over since the end of December.

2014-10-10 bilateral-security-agreement-2014
A day after he was sworn in, Ghani had the pact with Washington signed that Karzai had refused.

2009-12-10 obama-surge-2009
Obama will send 30,000 more soldiers.

2008-10-08 mecca-talks-2008
Karzai's brother and former Taliban ate together at the Saudi king's table in Mecca.
"""


@pytest.mark.parametrize("telling", TELLINGS.split("\n\n"))
def test_what_is_named_in_passing_is_known(telling: str) -> None:
    events, text = telling.split("\n", 1)
    day, *keys = events.split()
    assert set(keys) <= {found.landmark for found in told(text, day)}
