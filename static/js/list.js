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

  // When a part cannot be had, the whole page says why.
  for (const failure of ["htmx:responseError", "htmx:sendError"]) {
    document.addEventListener(failure, ({ detail }) => {
      const { path, finalRequestPath } = detail.pathInfo ?? {};
      location.assign(finalRequestPath || path || location.href);
    });
  }
})();
