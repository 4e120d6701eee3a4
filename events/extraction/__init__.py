"""Pure extraction: from the bytes of an article to dates, actors, statements and events.

``articles.read_article`` reads, ``extract.extract`` finds, ``results`` holds what was found and
``contract.as_json`` writes it. Nothing is imported here: who only wants ``results`` starts quickly.
"""
