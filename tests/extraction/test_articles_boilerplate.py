"""Which paragraphs of an article are its own; the texts are invented."""

from __future__ import annotations

import pytest

from events.extraction.articles import from_text

# Each line begins with the kind it is expected to have: B body, H heading, - boilerplate.
STYLES = {
    "an explainer that asks and answers": """
H Northern Wire
H EXPLAINER: What was agreed about the dam — and what has become of the plan since then?
B Twelve days after the ministers met, the date on which work was to begin has passed unnoticed.
H What was agreed?
B The paper has four parts. Two of them are secret, and the mayor says "we know nothing at all".
H Who pays for it?
B Nobody yet. The bank has promised an answer by the summer, as it did the year before last.
H Has anything like it been tried before?
B Often. The first dam was begun in 1956 and given up after the flood of the following spring.
""",
    "an interview that asks and answers": """
H A well of one's own
B Laila Rahimi digs wells. Our reporter sat down with her for an interview in the garden.
B Who taught you to dig?
B My father did, and I never asked him why. We worked through the winters of those years.
B Was it hard work?
B I was twelve. You get used to everything, and the water was ours in the end, I suppose.
B Will you stop some day?
B I hope so. My daughter wants to take over, and she is better at it than I ever was.
""",
    "a roundup with heads behind dashes": """
- xyz/ab 10.05.2021 – 17:55
H ROUNDUP: Miners agree on a truce as the town buries its dead, number of victims disputed
- Eds: Updates with visit of the bishop, new figures. Previous OSLO.
B Oslo (NW) - The miners on Monday agreed on a truce of three days, hours after the funeral.
H - 50 or more dead
B Three beams broke on Saturday. The mayor was still speaking of more than fifty on Monday.
H - A visit, or a trap?
B The bishop came in the evening. He had not been seen in the town for two years or longer.
- - Page 2: Dust and heat, the weather – Page 3: The list of names
- The Northern Wire reserves all rights. Letters: p. 6
""",
    "a report under its dateline, captions and notes": """
- This story first ran on a page of ours. Pictures may have been lost in the move. More about it.
- Miners pray at the shaft on Monday, May 10, 2021, hours after the last of them was found.
- Miners pray at the shaft on Monday, May 10, 2021, hours after the last of them was found. (NW)
- (Adds visit of the bishop, new figures)
H MINING: Bishop and mayor put their names to a truce
B OSLO, Norway -- The miners on Monday agreed on a truce of three days, hours after the funeral.
- More news: Winger hurts ankle in a match
B The bishop came in the evening. He had not been seen in the town for two years or longer.
B The mayor was still speaking of more than fifty dead, and of a second shaft that was shut.
- ♦ Download the app for your telephone.
""",
    "a report with a place and a colon": """
H Miners and mayor agree on a truce
- A new try to make peace in the valley, made as the last of the mines is being shut.
B OSLO: The miners on Monday agreed on a truce of three days, hours after the funeral in town.
B The bishop came in the evening. He had not been seen in the town for two years or longer.
- Laila Rahimi is writing a life of the bishop's cook.
""",
    "a picture and what it shows": """
H Miners and mayor agree on a truce
- Miners in their Sunday clothes during the funeral in the old town of Oslo on May 10, 2021.
B The miners on Monday agreed on a truce of three days, hours after the funeral in the old town.
B The bishop came in the evening. He had not been seen in the town for two years or longer.
- Replies (4) — newest first
- Tariq: Was he not ill?
""",
    "a verb makes a first sentence the article's own": """
H Miners and mayor agree on a truce
B Talks between the miners and the mayor broke off during the funeral in Oslo on May 10, 2021.
B The bishop came in the evening. He had not been seen in the town for two years or longer.
B The mayor was still speaking of more than fifty dead, and of a second shaft that was shut.
""",
    "somebody who will not answer": """
H A well of one's own
B Laila Rahimi digs wells, and has done so for twenty years. She received us in her garden.
B Q: Who told you of the water?
B A: Next question.
B Q: Was it hard work?
B A: I was twelve. You get used to everything, and the water was ours in the end, I suppose.
- [Laughter. Tea. Recording interrupted.]
""",
    "a podcast with its guests": """
H THE ROUND TABLE
H Episode 12: The morning after
- Recorded on Tuesday, 31 August 2021. Transcript, lightly edited.
- In the studio: Omar Nuri (host). By telephone: Laila Rahimi, who digs wells in the north.
B NURI: The wells are dry, they say, and nobody can tell when the rain will come. Is it true?
B RAHIMI: It is. We dug eleven of them last year, and not one of them has any water now.
- NURI: Laila Rahimi, thank you. Next week: the price of salt, with a guest.
""",
    "an interview with dates and books around it": """
H “You cannot dig in stone”
- Oslo, 21 January 2016. The conversation has been edited for length.
B Q: Last night the bridge fell into the river with seven lorries. Did you know the drivers?
B LR: One, by his voice. He used to ring for comments, and always apologised for the hour.
B Q: Who was it?
B LR: A man from the north who drove salt for thirty years and never once was late with it.
- Laila Rahimi's memoir, The Third Well, is out in May.
""",
    "an essay with a note on its writer": """
H The price of salt
B It took the traders nine days to empty the town. Nobody has been seen on the road since then.
B They went west, as their fathers did in the drought, and left the doors open behind them.
- Omar Nuri is a senior fellow of the Institute for Salt at Herat.
- More on salt
""",
    "a spun copy with rating box and related links": """
H Envoy returns to Doha as talks with Taliban stall
H Envoy returns to Doha as talks with Taliban stall
- Written by admin
H Envoy returns to Doha as talks with Taliban stall
B KABUL – The American envoy flew back to Qatar on Monday to talk with the Taliban again.
- READ Also  Floods in the north leave hundreds without homes
B Officials said the talks would go on for a week, and perhaps for longer than that.
H -A long road-
B Nobody expects a quick result, least of all the people who have to live with it every day.
- #Envoy #Doha #Taliban #Talks
- Click to rate this post!
- [Total: 3 Average: 4.7]
- You may also like
- Five dead as lorry overturns on mountain road
- About the author
- admin
""",
    "wire copy with captions and sign-off": """
H Afghan rivals meet in Doha for first time
- FILE PHOTO: Delegates wait in a hotel in Doha, Qatar, September 12, 2020. Agency/Photographer
- By Jane Roe and John Doe
B DOHA, Sept 12 (Agency) - Afghan government negotiators met the Taliban on Saturday in Qatar.
B "We came for peace," said the head of the delegation, who shook hands with his opposite number.
H DIFFICULT ISSUES
B Diplomats said that the hardest issues, a ceasefire among them, had been left for later on.
- (Reporting by Jane Roe in Doha and John Doe in Kabul; Editing by Max Mustermann)
- Our Standards: The Agency Trust Principles.
""",
    "a press briefing with turns": """
- U.S. DEPARTMENT OF EXAMPLES
- Office of the Spokesperson
- For Immediate Release
H August 4, 2021
H Department Press Briefing
- 2:05 p.m. EDT
- MR. SMITH: Good afternoon, everyone. Thank you for coming.
B QUESTION: Does the Department have a comment on the attack in Kabul last night?
B MR. SMITH: We condemn the attack. The Taliban must stop this violence at once.
- (Applause.)
B QUESTION: And the talks?
B MR. SMITH: They go on. The envoy is in Doha this week and will stay there.
- MR. SMITH: Thank you all. Have a good evening.
- (The briefing was concluded at 2:50 p.m.)
- # # #
""",
    "a press release with notes": """
- PRESS RELEASE
H United Nations welcomes three-day ceasefire over Eid
- KABUL, 23 May 2020
B KABUL, 24 May 2020 - The United Nations in Afghanistan welcomes the announcement of a ceasefire.
B The Special Representative said that the parties should now seize the chance for a lasting peace.
- ENDS
- Notes to editors:
- The mission was founded in 2002 and works in all provinces of the country.
- For media inquiries: spokesperson@example.org
- Tel: +93 790 000 000
""",
    "a blog with navigation and comments": """
- Home » Blog » Peace
H Why the truce of June 2018 mattered
- Posted on 3 July 2018 by Amina in Peace, Politics | 2 comments
B Three days without war, and nobody knew what to do with them except to go and eat ice cream.
B What happened next?
B Fighters came into the cities, embraced soldiers, took pictures and then went home again.
- Tags: truce, Eid
- Share this: Twitter | Facebook | Email
- ← Older posts
- 2 comments
- Great post, I was in Kabul on 16 June 2018 and saw it with my own eyes, thank you for this.
- Leave a Reply
- Your email address will not be published. Required fields are marked.
""",
    "a chronology whose entries begin with their dates": """
H Milestones
B 2010: President Karzai convenes a peace jirga in Kabul that calls for talks with the Taliban.
B April 2012 – A new chairman of the council is named.
B 18 June 2013 – The Taliban open an office in Doha.
B Next: the election on Saturday, which everybody expects to be postponed once more.
- © 2018 The Example Trust. All rights reserved.
""",
    "a news page with a Solar Hijri date": """
H Loya jirga approves release of Taliban prisoners
- Kabul, 19 Asad 1399
B KABUL (Example News) – A loya jirga in Kabul on Sunday approved the release of 400 prisoners.
B The delegates also called for a ceasefire and for talks without delay, a statement said.
- Copyright Example News Agency
""",
    "a newspaper with standfirst and newsletter prompt": """
H Ghani and Abdullah sign power-sharing deal
H Rivals end months of feuding over disputed poll
- Emma Example | Sunday 17 May 2020 13.05 BST
- Last modified on Mon 18 May 2020 09.10 BST
B The Afghan president and his chief rival have signed a deal to share power after months.
- Sign up to our daily briefing
B “It was a long way,” a spokesman said, “and nobody is more relieved than the two of them.”
- Photograph: Jane Roe/AFP
B Under the agreement Abdullah will lead the peace talks if they ever get under way at all.
- This article was originally published by Example Weekly and is reprinted with permission.
""",
    "a site's copy of an agency's report with a list and numbered questions": """
- Breaking News
H TALIBAN SAYS TALKS TO GO ON IN DOHA
- Home > Asia > Afghanistan
- Published: March 3, 2020 10:15 AM IST | Updated: March 3, 2020 11:00 AM IST
- By PTE
B KABUL: The Taliban said on Tuesday that talks would go on next week in Doha.
- ALSO READ | Floods kill ten in the north
B "We are ready," their spokesman said. "We have always been."
H 1. What does the deal say?
B Foreign troops are to leave within 14 months, and prisoners are to be freed by both sides.
B - All troops leave by May 2021
B - Talks begin on 10 March
H Why it matters
B The war has lasted for eighteen years, and nobody seems to be winning it, officials say.
- Inputs from AFE.
- Tags: Taliban, Doha
""",
    "an opinion piece": """
- Opinion
H The deal is no peace
H Amina Khan
B I was ten when the Taliban came to Kabul. I was fifteen when they left it, and I danced.
B Nobody danced last week.
- The writer is a professor of law at Kabul University.
- The views expressed in this article are the author's own.
""",
}


def _parse(style: str) -> tuple[list[str], list[str]]:
    lines = style.strip().split("\n")
    names = {"B": "body", "H": "heading", "-": "boilerplate"}
    return [names[line[0]] for line in lines], [line[2:] for line in lines]


@pytest.mark.parametrize("style", STYLES)
def test_the_articles_own_paragraphs_are_told_from_the_pages(style):
    expected, texts = _parse(STYLES[style])
    article = from_text("\n\n".join(texts), id="x")
    found = [(p.kind == "body", p.span.of(article.text)) for p in article.paragraphs]
    assert found == [(kind == "body", text) for kind, text in zip(expected, texts, strict=True)]


def test_headlines_their_repetitions_and_section_lines_are_headings():
    expected, texts = _parse(STYLES["a spun copy with rating box and related links"])
    article = from_text("\n\n".join(texts), id="x")
    assert [p.kind for p in article.paragraphs] == expected


@pytest.mark.parametrize(
    ("style", "title"),
    [
        ("a press briefing with turns", "Department Press Briefing"),
        ("a press release with notes", "United Nations welcomes three-day ceasefire over Eid"),
        ("a blog with navigation and comments", "Why the truce of June 2018 mattered"),
        (
            "a newspaper with standfirst and newsletter prompt",
            "Ghani and Abdullah sign power-sharing deal",
        ),
    ],
)
def test_the_headline_is_the_title(style, title):
    _, texts = _parse(STYLES[style])
    assert from_text("\n\n".join(texts), id="x").title == title


@pytest.mark.parametrize(
    ("last", "kind"),
    [
        (
            "The Northern Lantern is an independent weekly published in Mazar-e-Sharif.",
            "boilerplate",
        ),
        ("(Pamir Press is a private news agency.)", "boilerplate"),
        ("The names have been changed to protect the families.", "boilerplate"),
        ("The North Institute is an independent foundation. It takes no orders.", "boilerplate"),
        ("About the author. Jane Roe taught history in Herat.", "boilerplate"),
        ("How to cite: North Library, Chronologies no. 4, 2014.", "boilerplate"),
        ("The interview was conducted in Dari and approved by the minister.", "boilerplate"),
        ("Pamir Press reporters in Balkh and Herat contributed.", "boilerplate"),
        ("2. Interview, Geneva, May 2013.", "boilerplate"),
        ("Prayer times: 4:10, 12:15, 16:40.", "boilerplate"),
        ("Produced by Jane Roe. Harbour Hour returns in May.", "boilerplate"),
        ("Next issue: who owns the lighthouse?", "boilerplate"),
        ("Produced by farmers near Herat, saffron pays for the school, the mayor said.", "body"),
        ("Next issue on the table was the bridge, which the elders debated.", "body"),
        ("Planned for the next spring, the talks never began, the elders said.", "body"),
        ("2. See how the river rises, the elders told the envoys in Geneva in May.", "body"),
        ("This story is satire, and everything said in it is fictional.", "boilerplate"),
        ("Jane Roe is a fellow of the Institute for Examples in London.", "boilerplate"),
        ("Karim Wali is a baker in Kabul and has never left the city.", "body"),
        ("“Those figures are imaginary,” the governor said.", "body"),
        ("The ministry said the list of prisoners was fictitious.", "body"),
        ("The Taliban said their station is a channel for all Afghans.", "body"),
    ],
)
def test_a_last_paragraph_on_the_paper_or_the_author_is_no_part_of_the_article(last, kind):
    text = "Talks in Doha\n\nBy Jane Roe\n\nKABUL - Talks began in Doha on Monday, officials said."
    assert from_text(f"{text}\n\n{last}\n", id="x").paragraphs[-1].kind == kind


@pytest.mark.parametrize(
    "places", ["HAVANA (AP) --", "DOHA, Qatar —", "TASHKENT, July 27 (Agency) –"]
)
def test_a_dateline_is_no_title(places):
    for gap in ("\n\n", "\n"):
        title = from_text(f"{places}{gap}The delegates went home, said a cook.", id="x").title
        assert title == "The delegates went home, said a cook."
