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

  // Fields without a value stay out of the address.
  document.addEventListener("htmx:configRequest", ({ detail }) => {
    for (const [name, value] of [...detail.formData.entries()]) {
      if (value === "") detail.formData.delete(name);
    }
  });

  // A list that was continued goes on being read where the new part begins.
  document.addEventListener("htmx:load", ({ detail }) => {
    if (detail.elt.matches?.(".stretch[tabindex]")) detail.elt.focus({ preventScroll: true });
  });

  // When a part cannot be had, the whole page says why.
  for (const failure of ["htmx:responseError", "htmx:sendError"]) {
    document.addEventListener(failure, ({ detail }) => {
      const { path, finalRequestPath } = detail.pathInfo ?? {};
      location.assign(finalRequestPath || path || location.href);
    });
  }
})();
