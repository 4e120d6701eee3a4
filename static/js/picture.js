// What makes the drawings of time quick: links that swap the list, arrow keys, a window drawn by
// dragging. Everything works without this file.
(() => {
  const mirrored = () => document.documentElement.dir === "rtl";
  const plain = (event) => event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

  // Follows an address of this page without loading the page.
  const follow = (part, address, then = () => {}) => {
    if (!window.htmx) return location.assign(address);
    window.htmx.ajax("GET", address, { source: part, target: "#results" }).then(then, () => {});
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-follow] a");
    const part = link?.closest("[data-follow]");
    const address = link && new URL(link.getAttribute("href"), location.href);
    if (!part || !window.htmx || !plain(event) || address.pathname !== location.pathname || address.hash) return;
    event.preventDefault();
    const key = link.id ? `#${link.id}` : "#picture .bar, .lanes [data-roving]";
    // Where the reader was is gone: the same link of the new drawing is next, else its first mark.
    follow(part, address.pathname + address.search, () => {
      const next = document.querySelector(key) || document.querySelector(".moves a");
      if (document.activeElement === document.body || !document.activeElement) next?.focus({ preventScroll: true });
    });
  });

  // The form says the window that the address has.
  document.addEventListener("htmx:pushedIntoHistory", () => {
    const asked = new URLSearchParams(location.search);
    for (const name of ["from", "to"]) {
      const field = document.getElementById(name);
      if (field && field !== document.activeElement) field.value = asked.get(name) ?? "";
    }
  });

  // One stop for the tab key in each group of marks; arrows go from one to the next.
  const groups = () => document.querySelectorAll("#picture .drawing, .lanes .lane .drawing");
  const marks = (group) => [...group.querySelectorAll("a")];
  const rove = () => {
    for (const group of groups()) marks(group).forEach((mark, place) => mark.setAttribute("tabindex", place ? "-1" : "0"));
  };
  document.addEventListener("DOMContentLoaded", rove);
  document.addEventListener("htmx:afterSettle", rove);
  document.addEventListener("focusin", ({ target }) => {
    const group = target.closest?.(".drawing");
    if (!group || !target.matches("a")) return;
    marks(group).forEach((mark) => mark.setAttribute("tabindex", mark === target ? "0" : "-1"));
  });
  const wayOf = (key) => ({ ArrowLeft: mirrored() ? 1 : -1, ArrowRight: mirrored() ? -1 : 1 })[key];
  document.addEventListener("keydown", (event) => {
    const group = event.target.closest?.(".drawing");
    if (!group || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = marks(group), here = all.indexOf(event.target.closest("a"));
    const next = { Home: all[0], End: all.at(-1) }[event.key] ?? all[here + (wayOf(event.key) ?? NaN)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });

  // A window drawn by dragging: whole months where the drawing shows years.
  const DAY = 86400000;
  let drag = null;
  const shareOf = (drawing, x) => {
    const { left, width } = drawing.getBoundingClientRect();
    const share = Math.min(Math.max((x - left) / width, 0), 1);
    return mirrored() ? 1 - share : share;
  };
  const dayAt = (drawing, share) => {
    const first = Date.parse(drawing.dataset.first), last = Date.parse(drawing.dataset.last) + DAY;
    return new Date(Math.min(first + share * (last - first), last - 1));
  };
  const address = (drawing, from, to) => {
    const ends = [dayAt(drawing, from), dayAt(drawing, to)].map((day) => day.toISOString().slice(0, 10));
    const months = (Date.parse(ends[1]) - Date.parse(ends[0])) / DAY > 92;
    const [first, last] = ends.map((day) => months ? day.slice(0, 7) : day);
    const path = drawing.dataset.address;
    return `${path}${path.includes("?") ? "&" : "?"}from=${first}&to=${last}`;
  };
  document.addEventListener("pointerdown", (event) => {
    const drawing = event.target.closest?.(".drawing[data-address]");
    if (!drawing || !plain(event) || event.pointerType === "touch") return;
    drag = { drawing, from: shareOf(drawing, event.clientX), x: event.clientX, box: null };
  });
  document.addEventListener("dragstart", (event) => { if (drag) event.preventDefault(); });
  document.addEventListener("pointermove", (event) => {
    if (!drag || (!drag.box && Math.abs(event.clientX - drag.x) < 6)) return;
    if (!drag.box) {
      drag.box = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      drag.box.setAttribute("class", "chosen-window");
      drag.box.setAttribute("height", "100%");
      drag.drawing.append(drag.box);
    }
    drag.to = shareOf(drag.drawing, event.clientX);
    drag.box.setAttribute("x", `${Math.min(drag.from, drag.to) * 100}%`);
    drag.box.setAttribute("width", `${Math.abs(drag.to - drag.from) * 100}%`);
  });
  const stop = (event) => {
    const done = drag;
    drag = null;
    if (!done?.box) return;
    done.box.remove();
    if (event.type !== "pointerup") return;
    // The click that ends a drag follows no bar.
    const swallow = (click) => { click.preventDefault(); click.stopImmediatePropagation(); };
    addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", swallow, { capture: true }), 0);
    const ends = [done.from, done.to].sort((a, b) => a - b);
    follow(done.drawing.closest("[data-follow]"), address(done.drawing, ...ends));
  };
  document.addEventListener("pointerup", stop);
  document.addEventListener("pointercancel", stop);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") stop(event); });
})();
