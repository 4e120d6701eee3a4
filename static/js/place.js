// The place in a list: how far it is continued, what stands at the upper edge, which link was
// followed. It is kept in the state of its entry of the history, so that back, forward and reload
// find the list as it was left. Without this file the browser's own memory of the height holds.
(() => {
  history.scrollRestoration = "manual";
  // A link to the page itself begins anew, though the entry of the history stays.
  const anew = performance.getEntriesByType("navigation")[0]?.type === "navigate";
  let place = anew ? undefined : history.state?.place;
  let returning = false, resting = 0, asked = null;

  const stretches = () => document.querySelectorAll("#results .stretch").length;
  const items = () => [...document.querySelectorAll("#results :is(.entry, .utterance, .lane)")];
  const across = () => document.querySelector(".across") ?? {};
  const top = (item) => item.getBoundingClientRect().top;

  // htmx restores the entries that bear its own mark, and writes over what else they say.
  const keep = () => history.replaceState({ ...history.state, htmx: true, place }, "");
  const seen = (link) => {
    const all = items(), first = all.findIndex((item) => item.getBoundingClientRect().bottom > 0);
    const edge = first < 0 ? {} : { first, top: top(all[first]) };
    return { ...edge, link, stretches: stretches(), sideways: across().scrollLeft };
  };
  const note = (link = place?.link) => {
    clearTimeout(resting);
    if (!returning) place = seen(link);
    else if (place) place.link = link;
    keep();
  };
  const noteSoon = () => { clearTimeout(resting); resting = setTimeout(note, 150); };

  const unfold = async (mine) => {
    const had = stretches(), more = document.querySelector("#more a");
    if (had >= mine.stretches || !more) return;
    await htmx.ajax("GET", more.getAttribute("href"), { target: "#more", swap: "outerHTML settle:0ms" }).catch(() => {});
    if (place === mine && stretches() > had) await unfold(mine);
  };
  const comeBack = async () => {
    const mine = place;
    returning = true;
    await unfold(mine);
    if (place !== mine) return;
    if (mine.link) document.querySelector(`#results a[href="${CSS.escape(mine.link)}"]`)?.focus({ preventScroll: true });
    if (mine.sideways) across().scrollLeft = mine.sideways;
    const item = items()[mine.first];
    if (item) scrollBy(0, top(item) - mine.top);
    returning = false;
  };

  document.addEventListener("DOMContentLoaded", () => { if (place) comeBack(); });
  addEventListener("scroll", noteSoon, { passive: true, capture: true });
  document.addEventListener("htmx:afterSettle", noteSoon);
  // A list that was continued goes on being read where the new part begins.
  document.addEventListener("htmx:load", ({ detail }) => {
    if (!returning && detail.elt.matches?.(".stretch[tabindex]")) detail.elt.focus({ preventScroll: true });
  });
  document.addEventListener("click", ({ target }) => {
    const link = target.closest?.("a[href]");
    if (link) note(link.closest("#results") ? link.getAttribute("href") : undefined);
  }, { capture: true });

  // Who goes on before an answer is here has no use for it, and it none for what is here then.
  const onlyOne = (xhr) => { asked?.abort(); asked = xhr; };
  // Another entry's place holds from the moment the address is its own, before htmx hears of it.
  addEventListener("popstate", ({ state }) => {
    clearTimeout(resting);
    place = state?.place;
    returning = Boolean(state?.htmx);
  }, { capture: true });
  document.addEventListener("htmx:historyCacheMiss", ({ detail: { xhr } }) => {
    keep();
    onlyOne(xhr);
    xhr.addEventListener("error", () => location.reload());
  });
  document.addEventListener("htmx:beforeRequest", ({ detail }) => {
    if (detail.target.id === "results") onlyOne(detail.xhr);
  });
  document.addEventListener("htmx:historyCacheMissLoadError", () => location.reload());
  document.addEventListener("htmx:historyRestore", () => {
    if (place) comeBack();
    else returning = false;
  });
  document.addEventListener("htmx:beforeHistoryUpdate", () => {
    note();
    [place, returning] = [undefined, false];
  });
})();
