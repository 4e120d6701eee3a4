"""Other words for the events of the peace process: each is known however it is told."""

from __future__ import annotations

import pytest

from tests.extraction.telling import told

TELLINGS = """\
doha-agreement-2020 2020-12-01
Ten months after the handshake of Khalilzad and Baradar in Doha nobody counts the dead.
doha-agreement-2020 2021-03-01
Since the paper of last February the Americans have had no soldier killed.
doha-agreement-2020 2021-03-01
What Khalilzad and Baradar put their names to was a timetable.
doha-agreement-2020 2021-08-01
The bargain that Donald Trump's envoy struck with the Taliban bound his successor.
doha-agreement-2020 2021-08-01
Under the accord of February last year all foreign soldiers should have been gone.
doha-agreement-2020 2020-12-01
The Taliban have kept the letter of what they signed with the Americans in the Sheraton.
doha-agreement-2020 2021-08-01
Trump had tied America's hands by his deal with the Taliban.
eid-ceasefire-2018 2021-05-01
For three days at Eid in 2018 fighters and policemen had eaten ice cream together.
eid-ceasefire-2018 2019-11-01
Not since the truce of June last year had the guns been silent.
eid-ceasefire-2018 2020-02-01
People remember the three-day ceasefire of 2018.
geneva-accords-1988 1999-05-01
The accords that Cordovez brokered let the Soviets leave.
geneva-accords-1988 1999-05-01
What was signed in Geneva eleven years ago was an agreement on leaving.
geneva-accords-1988 2009-05-01
Cordovez shuttled for six years until Kabul and Islamabad signed in April 1988.
geneva-accords-1988 2018-05-01
Thirty years after Geneva there is no peace.
intra-afghan-talks-2020 2021-05-01
When the two Afghan sides first faced each other in Doha in September, there were speeches.
intra-afghan-talks-2020 2021-05-01
Pompeo flew to Doha in September to see the Afghans sit down at last with the Taliban.
intra-afghan-talks-2020 2021-05-01
The negotiations that began in the Qatari capital on 12 September have stalled.
taliban-doha-office-2013 2019-02-01
The Taliban opened their mission in Doha in 2013 under a flag that enraged Karzai.
taliban-doha-office-2013 2014-02-01
When the Taliban hoisted their white flag over a villa in Doha, Karzai broke off talks.
taliban-doha-office-2013 2019-02-01
In June 2013 a plaque on a wall in Doha was enough to end the affair.
taliban-doha-office-2013 2014-02-01
The Islamic Emirate's ribbon in Doha was cut last June.
taliban-doha-office-2013 2019-02-01
Since they got an office in Qatar in 2013 they have had an address.
rabbani-assassination-2011 2013-02-01
The man who embraced Burhanuddin Rabbani had a bomb in his turban.
rabbani-assassination-2011 2013-02-01
Rabbani, whom a supposed envoy blew up in his own house, left the council without a head.
rabbani-assassination-2011 2013-02-01
After the murder of Rabbani the contacts froze.
soviet-withdrawal-complete-1989 2009-02-01
When Gromov walked across the bridge twenty years ago, Najibullah stayed.
soviet-withdrawal-complete-1989 2009-02-01
The Soviets were gone by February 1989.
soviet-withdrawal-complete-1989 2009-02-01
The last of Moscow's men crossed the Amu Darya in February 1989.
soviet-withdrawal-complete-1989 2009-02-01
Najibullah outlived the Soviet departure by three years.
soviet-withdrawal-complete-1989 2009-02-01
The Red Army's retreat over the Friendship Bridge ended nothing.
murree-talks-2015 2016-02-01
In the hills above Islamabad last July, officials and Taliban had talked through the night.
murree-talks-2015 2016-02-01
The first acknowledged meeting of the two sides took place at Murree last summer.
bonn-talks-2001 2010-02-01
Nobody had invited the Taliban to Bonn in 2001.
bonn-talks-2001 2006-02-01
On the Petersberg above the Rhine four delegations chose Karzai.
bonn-agreement-2001 2006-02-01
The Bonn accords gave Karzai six months.
peace-jirga-2010 2011-02-01
Karzai's jirga of last June, sixteen hundred delegates under a tent, blessed talks with the Taliban.
mullah-omar-death-announced-2015 2016-02-01
Then it came out that Omar had been dead for two years.
mullah-omar-death-announced-2015 2016-02-01
Kabul's spies told the world that the one-eyed emir was long dead.
mullah-omar-death-announced-2015 2016-02-01
The news of Mullah Omar's death wrecked the second round.
mullah-omar-death-announced-2015 2016-02-01
The leak about Omar's grave killed the talks.
moscow-format-2018 2019-02-01
Last November Lavrov seated the Taliban beside the High Peace Council.
moscow-format-2018 2020-02-01
In November 2018 five Taliban had come to Moscow for a conference of a dozen states.
hekmatyar-agreement-2016 2017-02-01
Hekmatyar made his peace with Ghani by video last September.
hekmatyar-agreement-2016 2018-02-01
The only insurgent to have signed is Gulbuddin Hekmatyar.
hekmatyar-agreement-2016 2018-02-01
Since Hezb-e-Islami laid down its arms under the pact with Kabul it has had ministers.
procedures-agreement-2020 2021-02-01
It took the teams until December to settle the rules of procedure.
procedures-agreement-2020 2021-02-01
After eighty-one days they agreed on twenty-one articles.
procedures-agreement-2020 2021-02-01
In early December the negotiators in Doha at last had a code of conduct.
trump-cancels-talks-2019 2020-02-01
Trump's tweets of 7 September killed the deal.
biden-withdrawal-announcement-2021 2021-06-01
In April Biden told the nation that it was time to end America's longest war.
biden-withdrawal-announcement-2021 2021-06-01
Since Biden's announcement of 14 April the allies have been packing.
peshawar-accord-1992 1996-02-01
The parties shared out the ministries at Peshawar in April 1992.
peshawar-accord-1992 1999-02-01
Under the Peshawar deal Mojaddedi was to rule for two months.
consultative-loya-jirga-2020 2021-02-01
A loya jirga of three thousand had to clear the last four hundred prisoners.
consultative-loya-jirga-2020 2020-10-01
In August elders in a tent told Ghani to free the four hundred.
baradar-arrest-2010 2011-02-01
Since Pakistan picked up Mullah Baradar in Karachi a year ago the channel is dead.
baradar-arrest-2010 2012-02-01
Baradar, seized in a joint raid in Karachi, had been talking to Kabul.
us-taliban-talks-suspended-2012 2013-02-01
The Taliban broke off the contacts with the Americans in March last year.
mullah-omar-death-2013 2016-02-01
Mullah Omar had died in a hospital in Karachi in 2013.
qcg-first-meeting-2016 2016-06-01
The four-nation group first sat in Islamabad in January.
kabul-process-offer-2018 2018-10-01
In February Ghani offered the Taliban a party, passports and a place in politics.
kabul-process-offer-2018 2019-10-01
Ghani's offer of unconditional talks in February 2018 got no answer.
isaf-ends-2014 2012-10-01
All combat troops are to be home by the end of 2014.
najibullah-resignation-offer-1992 1996-10-01
Najibullah said in March 1992 that he would go.
taliban-take-kabul-1996 1999-10-01
The Taliban had marched into Kabul in September 1996.
emergency-loya-jirga-2002 2004-10-01
The emergency loya jirga of June 2002 confirmed Karzai.
moscow-intra-afghan-2019 2019-06-01
In February Karzai and a dozen politicians prayed with the Taliban in the President Hotel.
mansour-killed-2016 2017-06-01
A drone burnt Mansour's taxi on a road in Balochistan.
high-peace-council-2010 2012-06-01
The High Peace Council, which Karzai set up in autumn 2010, has seventy members.
islamabad-accord-1993 1999-06-01
Hekmatyar became premier under the accord of Islamabad of March 1993.
doha-second-round-2021 2021-06-01
The teams came back to Doha in January for a second round.
kunduz-falls-2015 2016-06-01
Last September the Taliban held Kunduz for two weeks.
turkey-postpones-2021 2021-06-01
Ankara put the conference off until after Ramadan.
khalilzad-appointed-2018 2019-06-01
Khalilzad got the job last September.
khalilzad-appointed-2018 2019-06-01
Since Pompeo made Khalilzad his envoy there have been six rounds.
un-five-point-plan-1991 1999-06-01
Perez de Cuellar's five points of May 1991 came to nothing.
ghani-abdullah-deal-2020 2020-12-01
Ghani and Abdullah made up in May and shared the posts.
ghani-abdullah-deal-2020 2020-12-01
The two presidents had buried their quarrel in May.
prisoner-swap-2019-11 2020-12-01
Anas Haqqani had been traded for two professors in November 2019.
khalilzad-taliban-first-meeting-2018 2019-12-01
Khalilzad first sat down with the Taliban in October 2018.
us-taliban-first-talks-2018 2019-12-01
Alice Wells saw the Taliban in Doha in July 2018 without anybody from Kabul.
ashgabat-talks-1999 2001-12-01
At Ashgabat in March 1999 the two sides had agreed to share a government.
eid-ceasefire-2020-05 2021-12-01
At Eid in May 2020 the guns were silent for three days.
eid-ceasefire-2020-07 2021-12-01
The second truce of 2020, at Eid al-Adha, lasted three days.
bergdahl-exchange-2014 2016-12-01
Sergeant Bergdahl had been swapped for five Taliban from Guantanamo.
ghani-flees-2021 2021-12-01
Ghani's flight left nobody to hand over to.
ghani-flees-2021 2021-12-01
The president was in a helicopter before lunch on 15 August.
obama-surge-2009 2012-12-01
At West Point Obama had ordered 30,000 more soldiers to Afghanistan.
unsc-1988-2011 2012-12-01
The Security Council had parted the Taliban's list from that of al-Qaeda.
oslo-women-2015 2016-12-01
Afghan women lawmakers met Taliban envoys in Oslo in June 2015.
soviet-withdrawal-begins-1988 1999-12-01
The first Soviet columns left Jalalabad in May 1988.
taliban-take-kandahar-1994 1999-12-01
The Taliban had taken Kandahar in the autumn of 1994.
unsc-1267-1999 2001-12-01
Sanctions came in October 1999 with resolution 1267.
fall-of-kabul-2021 2021-12-01
The Taliban were in the palace by nightfall on 15 August.
fall-of-kabul-2021 2022-03-01
Since the Taliban's return to Kabul the money has gone.
ghani-ceasefire-announced-2018 2019-12-01
In June 2018 Ghani declared a one-sided truce for Eid.
national-reconciliation-1987 1999-12-01
Najibullah proclaimed national reconciliation and a ceasefire in January 1987.
kyoto-conference-2012 2013-12-01
Stanekzai and Qari Din Mohammad shared a panel in Kyoto in June 2012.
chantilly-talks-2012 2013-12-01
In a hotel at Chantilly the Taliban met the men of the Northern Alliance in December 2012.
us-withdrawal-2021 2021-08-01
The Americans are leaving, and all will be gone by 31 August.
bonn-conference-2011 2012-08-01
Pakistan stayed away from the second Bonn conference last December.
taliban-take-kabul-1996 2005-05-01
Kabul passed to the Taliban in September 1996.
ghani-2000-release-2020 2020-08-01
In May Ghani had promised to free two thousand Taliban prisoners.
taliban-office-deal-2012 2012-05-01
In January the Taliban had let it be known that they would have an address in Qatar.
taliban-office-deal-2012 2012-05-01
The movement has agreed in principle to an office in Doha.
isaf-ends-2014 2015-05-01
Since the handover at the end of 2014 the army has fought alone.
isaf-ends-2014 2013-05-01
The alliance will be gone by the end of 2014.
turkey-postpones-2021 2021-06-01
Istanbul, planned for April, was called off because the Taliban would not come.
kabul-airport-chaos-2021 2021-09-01
Young men clung to the wheels of an American aircraft on the runway.
ghani-early-elections-2021 2021-04-10
Ghani has answered with a plan for early elections.
ghani-early-elections-2021 2021-04-10
In Dushanbe Ghani laid out a road map that ends in elections after a ceasefire.
nds-quetta-2011 2011-10-10
The directorate of security says that the murder of Rabbani was plotted in Quetta.
doha-statement-2021-08 2021-08-20
No government imposed by force would be recognised, the envoys had warned.
jirga-resolution-2019 2019-06-10
In May the delegates of the jirga had called for an immediate truce.
taliban-refuse-talks-2016 2016-04-10
In March the Taliban refused to join the talks that four governments had prepared.
haqqani-meeting-2011 2011-11-10
American officials had met a Haqqani envoy in August.
mullah-omar-death-announced-2015 2016-10-02
Somebody in Kabul let it be known that Mullah Omar had been dead since April 2013.
bergdahl-exchange-2014 2016-12-01
Five commanders left Guantanamo for Qatar in exchange for an American sergeant.
bergdahl-exchange-2014 2015-05-01
The five of Guantanamo were traded for Bergdahl a year ago.
khalilzad-taliban-first-meeting-2018 2019-05-01
In October Khalilzad had sat down with the Taliban's men in Doha for the first time.
us-taliban-first-talks-2018 2019-05-01
In July an American diplomat, Alice Wells, had met the Taliban in a Doha hotel.
moscow-intra-afghan-2019 2019-05-01
The politicians who went to Moscow in February prayed with the Taliban.
rival-inaugurations-2020 2020-05-01
On the same day in March two presidents had sworn their oaths in Kabul.
kabul-bombing-2019-09-05 2019-12-01
The car bomb that killed a Romanian and an American soldier gave Trump his reason.
emergency-loya-jirga-2002 2003-05-01
The emergency loya jirga made Karzai head of the transitional state.
mansour-killed-2016 2017-05-01
Mansour died in a burning taxi in Balochistan.
mansour-appointed-2015 2016-05-01
The shura had made Mansour leader the day after.
akhundzada-appointed-2016 2017-05-01
The shura had settled on Haibatullah, a judge.
hekmatyar-agreement-2016 2017-05-01
The palace and Hezb-e-Islami had made their peace in September.
rabbani-assassination-2011 2012-05-01
Rabbani's killer had carried the bomb in his turban.
peace-jirga-2010 2011-05-01
The jirga under the tent had backed Karzai's peace plan.
intra-afghan-talks-2020 2021-05-01
After the opening in Doha on 12 September the two teams quarrelled over words.
doha-second-round-2021 2021-05-01
In January the two teams met for a second round.
us-taliban-talks-suspended-2012 2012-12-01
In March the Taliban had called off the talks in Qatar, complaining of shaky Americans.
najibullah-killed-1996 2005-05-01
They hanged Najibullah from a traffic post.
massoud-assassination-2001 2005-05-01
Two false journalists had blown up Massoud.
us-invasion-2001 2005-05-01
The Americans began to bomb the Taliban on 7 October 2001.
obama-drawdown-2011 2012-05-01
Obama had said that 33,000 soldiers would come home.
strategic-partnership-2012 2013-05-01
Obama and Karzai had signed a strategic partnership at midnight in Kabul.
bilateral-security-agreement-2014 2015-05-01
The day after he was sworn in Ghani had the security pact with America signed.
loya-jirga-bsa-2013 2014-05-01
The loya jirga of November had told Karzai to sign the security agreement.
trump-south-asia-strategy-2017 2018-05-01
In August Trump had announced more soldiers and no dates.
pompeo-aid-cut-2020 2020-06-01
Pompeo had flown home and cut a billion dollars of aid.
bagram-attack-2019 2020-03-01
A truck bomb beside Bagram had stopped the talks again in December.
geneva-accords-1988 1995-03-01
Under what Shultz and Shevardnadze had guaranteed at Geneva the guns went on.
"""
LINES = TELLINGS.splitlines()


@pytest.mark.parametrize(("event", "text"), list(zip(LINES[::2], LINES[1::2], strict=True)))
def test_an_event_is_known_in_other_words(event: str, text: str) -> None:
    key, day = event.split()
    assert key in [found.landmark for found in told(text, day)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The envoy flew to Geneva on Monday.", "2020-09-24"),
        ("After Geneva he travelled on to Bonn.", "2020-09-24"),
        ("They fired nine rounds at the car.", "2020-09-24"),
        ("A man from Chicago sold him the carpet.", "2013-09-24"),
        ("He wrote a paper on the rivers of Geneva.", "2020-09-24"),
    ],
)
def test_like_words_of_something_else_name_none(text: str, day: str) -> None:
    assert [event.landmark for event in told(text, day) if event.landmark] == []
