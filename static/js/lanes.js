// The lanes' own keys, while the drawing as a whole has the focus: arrows go through time, + and -
// come closer and go wider, 0 shows all. Each is one of the links above, and needs nothing else.
(() => {
  // Where the lanes are wider than the screen, the part with most of their marks is in view at first.
  const arrive = () => {
    const across = document.querySelector(".across");
    if (!across || across.scrollWidth <= across.clientWidth || across.scrollLeft) return;
    const box = across.getBoundingClientRect();
    const middles = [...across.querySelectorAll(".drawing a > :is(use, .amount, .stretch-of-time)")].map((mark) => {
      const { left, right } = mark.getBoundingClientRect();
      return (left + right) / 2;
    });
    const held = (left) => middles.filter((x) => x >= left && x < left + box.width).length;
    const lefts = middles.map((x) => x - box.width / 2);
    const fullest = lefts.reduce((best, left) => (held(left) > held(best) ? left : best), box.left);
    across.scrollLeft = fullest - box.left;
  };
  document.addEventListener("DOMContentLoaded", arrive);
  document.addEventListener("htmx:afterSettle", arrive);

  const ways = { ArrowLeft: "earlier", ArrowRight: "later", "+": "closer", "=": "closer", "-": "wider", 0: "all" };
  document.addEventListener("keydown", (event) => {
    if (!event.target.matches?.(".across") || event.ctrlKey || event.metaKey || event.altKey) return;
    const sideways = event.key.startsWith("Arrow") && event.target.scrollWidth > event.target.clientWidth;
    let way = ways[event.key];
    if (!way || sideways) return;
    if (document.documentElement.dir === "rtl") way = { earlier: "later", later: "earlier" }[way] ?? way;
    const link = document.getElementById(`to-${way}`);
    if (!link) return;
    event.preventDefault();
    document.addEventListener("htmx:afterSettle", () => document.querySelector(".across")?.focus({ preventScroll: true }), { once: true });
    link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  });
})();
