// What htmx leaves to us on the filtered lists. Everything works without this file.
(() => {
  const wide = matchMedia("(min-width: 60rem)");
  const unfold = () => {
    const filter = document.getElementById("filter");
    if (filter && wide.matches) filter.open = true;
  };
  wide.addEventListener("change", unfold);
  document.addEventListener("DOMContentLoaded", unfold);
  document.addEventListener("htmx:historyRestore", unfold);

  // Fields without a value stay out of the address; what is shown already is not asked for again.
  document.addEventListener("htmx:configRequest", (event) => {
    const { elt, formData } = event.detail;
    if (elt.tagName !== "FORM") return;
    for (const [name, value] of [...formData.entries()]) {
      if (value === "") formData.delete(name);
    }
    const asked = new URLSearchParams([...formData.entries()]).toString();
    if (asked === location.search.slice(1)) event.preventDefault();
  });

  // A list that was continued goes on being read where the new part begins.
  document.addEventListener("htmx:load", ({ detail }) => {
    if (detail.elt.matches?.(".stretch[tabindex]")) detail.elt.focus({ preventScroll: true });
  });

  // The way back from an entry finds the list as it was left: as long, at the same height, and the
  // entry next for the keyboard.
  const stretches = () => document.querySelectorAll("#results .stretch").length;
  document.addEventListener("click", ({ target }) => {
    const entry = target.closest?.("#results a")?.closest(".entry, .utterance");
    if (!entry) return;
    history.replaceState({ ...history.state, entry: entry.id, height: scrollY, stretches: stretches() }, "");
  });
  const comeBack = () => {
    const left = history.state ?? {};
    const more = stretches() < left.stretches && document.querySelector("#more a");
    if (more) {
      document.addEventListener("htmx:afterSettle", comeBack, { once: true });
      return more.click();
    }
    document.querySelector(`#${left.entry || "none"} a`)?.focus({ preventScroll: true });
    if (left.stretches > 1) scrollTo(0, left.height);
  };
  document.addEventListener("DOMContentLoaded", comeBack);

  // When a part cannot be had, the whole page says why.
  for (const failure of ["htmx:responseError", "htmx:sendError"]) {
    document.addEventListener(failure, ({ detail }) => {
      const { path, finalRequestPath } = detail.pathInfo ?? {};
      location.assign(finalRequestPath || path || location.href);
    });
  }
})();
