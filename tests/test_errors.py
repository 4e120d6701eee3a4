"""Errors: each has its page in the site's design, says what to do, and needs no database."""

import json
from html import unescape

import pytest
from django.db import OperationalError, connection
from django.test import Client, RequestFactory

from events.views import errors
from events.views.shell import page
from tests import factories


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "name", "value", "allowed"),
    [
        ("/?type=battle", "type", "battle", "ceasefire"),
        ("/?from=31+February", "from", "31 February", "2020-02-29"),
        ("/?actor=nobody", "actor", "nobody", "taliban"),
        ("/?place=Nowhere", "place", "Nowhere", "Doha"),
        ("/?after=broken", "after", "broken", "link"),
        ("/statements/?status=true", "status", "true", "verified"),
        ("/actors/?kind=ghost", "kind", "ghost", "person"),
    ],
)
def test_a_wrong_value_is_named_with_what_is_allowed(client, address, name, value, allowed):
    response = client.get(address)
    assert response.status_code == 400
    html = response.content.decode()
    assert f'<q dir="auto">{value}</q> of <code>{name}</code>' in html
    assert allowed in html
    assert 'content="noindex"' in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "without"),
    [
        ("/?type=battle&amp;type=talks&amp;q=peace", "/?type=talks&amp;q=peace"),
        ("/?q=peace&amp;from=soon&amp;to=2020", "/?q=peace&amp;to=2020"),
        ("/?type=talk&amp;type=talks", "/?type=talks"),
        ("/?q=a%00b&amp;type=talks", "/?type=talks"),
        ("/?who=%20Nobody%20", "/"),
        (f"/?q={'a' * 300}&amp;type=talks", "/?type=talks"),
        ("/actors/?kind=ghost", "/actors/"),
        ("/actors/?page=99", "/actors/"),
    ],
)
def test_a_link_leads_to_the_page_without_the_wrong_value(client, address, without):
    html = client.get(unescape(address)).content.decode()
    assert f'<a href="{without}">This page without that value</a>' in html
    assert client.get(unescape(without)).status_code == 200


@pytest.mark.django_db
def test_a_host_that_is_not_ours_gets_a_page_too(client):
    response = client.get("/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert b"This address cannot be read" in response.content
    assert b"elsewhere.example" not in response.content


@pytest.mark.django_db
def test_a_wrong_value_is_told_to_htmx_as_a_fragment(client):
    response = client.get("/?from=x", headers={"HX-Request": "true"})
    assert response.status_code == 400
    assert b"nothing to show" in response.content, "the count of the list before is gone"
    assert b"<html" not in response.content
    assert b'role="alert"' in response.content


@pytest.mark.django_db
@pytest.mark.parametrize("debug", [True, False])
@pytest.mark.parametrize("address", ["/events/1/", "/no/such/page/"])
def test_a_missing_page_is_ours_even_while_debugging(client, settings, debug, address):
    settings.DEBUG = debug
    response = client.get(address)
    assert response.status_code == 404
    assert b"Nothing is here" in response.content


@pytest.mark.parametrize("debug", [True, False])
@pytest.mark.parametrize("page", ["/", "/search/", "/events.csv", "/actors/"])
def test_too_many_fields_are_a_bad_request(client, settings, debug, page):
    settings.DEBUG = debug
    response = client.get(f"{page}?" + "&".join(f"type={n}" for n in range(2000)))
    assert response.status_code == 400
    assert b"more parameters than are read" in response.content


def test_too_many_values_of_one_parameter_are_a_bad_request(client):
    response = client.get("/?type=talks&" + "&".join(f"actor=a{n}" for n in range(51)))
    assert response.status_code == 400
    assert "Allowed: up to 50 of them." in response.content.decode()
    assert 'href="/?type=talks"' in response.content.decode()


@pytest.mark.parametrize(
    ("view", "status", "words"),
    [
        (errors.bad_request, 400, "cannot be read"),
        (errors.forbidden, 403, "Not for you"),
        (errors.not_found, 404, "Nothing is here"),
        (errors.csrf_failure, 403, "out of date"),
    ],
)
def test_error_pages_need_no_database(view, status, words):
    response = view(RequestFactory().get("/x"), Exception())
    assert response.status_code == status
    assert words in response.content.decode()


def test_a_mistake_of_ours_has_a_page_without_database(monkeypatch):
    monkeypatch.setattr("events.views.plain.EVENT_TYPES", None)
    response = Client(raise_request_exception=False).get("/about/")
    assert response.status_code == 500
    assert b"Our mistake" in response.content
    assert b"AttributeError" not in response.content


def test_an_error_page_comes_out_even_without_its_style(monkeypatch):
    def unknown(path):
        raise ValueError(f"Missing staticfiles manifest entry for '{path}'")

    monkeypatch.setattr("events.jinja.static", unknown)
    response = errors.server_error(RequestFactory().get("/x"))
    assert response.status_code == 500
    assert b'href="/static/css/site.css"' in response.content


@pytest.mark.django_db
def test_a_form_without_its_token_is_forbidden():
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x"})
    assert response.status_code == 403
    assert b"did not come from this site" in response.content


def broken(*_arguments, **_values):
    raise OperationalError("connection refused")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/events/1/", "/articles/", "/actors/", "/statements/"])
def test_without_database_a_page_says_that_it_will_be_back(client, monkeypatch, address):
    monkeypatch.setattr("django.db.backends.utils.CursorWrapper.execute", broken)
    response = client.get(address)
    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert b"The database does not answer" in response.content


@pytest.mark.django_db
def test_the_health_check_asks_the_database(client, monkeypatch):
    healthy = client.get("/healthz")
    assert (healthy.status_code, healthy.json()) == (200, {"status": "ok"})
    monkeypatch.setattr(connection, "cursor", broken)
    ill = client.get("/healthz")
    assert ill.status_code == 503
    assert json.loads(ill.content)["status"] != "ok"
    assert "no-store" in ill["Cache-Control"]


def test_other_mistakes_are_not_hidden():
    @page
    def view(request):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        view(RequestFactory().get("/"))


@pytest.mark.django_db
def test_the_about_page_explains_all_families_of_signs(client):
    factories.event()
    page = client.get("/about/").content.decode()
    for family in ("talk", "agree", "fight", "move", "rule"):
        assert f'href="#{family}"' in page
