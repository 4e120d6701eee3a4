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

  // When a part cannot be had, the whole page says why; when nothing can, the page stays as it is.
  const asked = ({ pathInfo }) => pathInfo?.finalRequestPath || pathInfo?.requestPath || location.href;
  document.addEventListener("htmx:responseError", ({ detail }) => location.assign(asked(detail)));
  const unreached = (address) => {
    const notice = document.getElementById("unreached");
    if (!notice) return;
    notice.hidden = !address;
    if (address) notice.querySelector("a").href = address;
  };
  document.addEventListener("htmx:sendError", ({ detail }) => unreached(asked(detail)));
  document.addEventListener("htmx:afterSwap", () => unreached(""));
})();
