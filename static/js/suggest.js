// Suggestions under a search field: an ARIA combobox with a list box. Without this file the fields
// are plain ones of a plain form.
(() => {
  const DELAY = 180;

  const combobox = (box) => {
    const input = box.querySelector("input");
    const [list, said] = [box.querySelector('[role="listbox"]'), box.querySelector("[aria-live]")];
    let [timer, asking, shown] = [0, null, null];

    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);

    const options = () => [...list.querySelectorAll('[role="option"]')];
    const chosen = () => list.querySelector('[aria-selected="true"]');

    const open = (yes) => {
      list.hidden = !yes;
      input.setAttribute("aria-expanded", String(yes));
      if (!yes) choose(null);
    };

    const choose = (option) => {
      chosen()?.setAttribute("aria-selected", "false");
      if (!option) return input.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    };

    const ask = async () => {
      clearTimeout(timer);
      const words = input.value.trim();
      asking?.abort();
      if (!words || words === shown) return open(words !== "" && options().length > 0);
      asking = new AbortController();
      const address = new URL(box.dataset.suggest, location.href);
      address.searchParams.set("q", words);
      try {
        const answer = await fetch(address, { signal: asking.signal });
        if (!answer.ok) return open(false);
        list.innerHTML = await answer.text();
      } catch {
        return; // Nothing is lost: the form works without.
      }
      shown = words;
      options().forEach((option, number) => { option.id = `${list.id}-${number}`; });
      said.textContent = list.querySelector("[data-said]").dataset.said;
      open(options().length > 0 && document.activeElement === input);
    };

    // A field that chooses actors adds them to its form as a checked box; others lead to a page.
    const take = (option) => {
      if (!box.dataset.adds) return location.assign(option.href);
      const { form } = input;
      const name = box.dataset.adds;
      const boxes = [...form.querySelectorAll(`input[name="${name}"]`)];
      let check = boxes.find((each) => each.value === option.dataset.value);
      if (!check) {
        check = Object.assign(document.createElement("input"), { type: "checkbox", name, hidden: true });
        check.value = option.dataset.value;
        document.getElementById("facets").append(check);
      }
      check.checked = true;
      [input.value, shown] = ["", null];
      open(false);
      check.dispatchEvent(new Event("change", { bubbles: true }));
    };

    const step = (by) => {
      const all = options();
      const at = all.indexOf(chosen());
      choose(at === -1 ? all.at(by > 0 ? 0 : -1) : all[at + by] ?? null);
    };

    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, DELAY); });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) ask();
        else step(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        open(false);
      } else if (event.key === "Enter" && (chosen() || (box.dataset.adds && input.value.trim()))) {
        event.preventDefault();
        if (chosen()) take(chosen());
        else ask().then(() => { if (options().length) take(options()[0]); });
      } else if (event.key === "Tab") open(false);
    });
    input.addEventListener("blur", () => { clearTimeout(timer); open(false); });
    // The field keeps the focus while an option is pressed; with a key held, a link is a link.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest('[role="option"]');
      if (!option || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      take(option);
    });
    // What is typed to be searched for suggestions is no choice yet.
    if (box.dataset.adds) input.addEventListener("change", (event) => event.stopPropagation());
    open(false);
  };

  // The way back through the history brings the fields of a list's form anew.
  const start = () => document.querySelectorAll("[data-suggest]:not(:has([role=combobox]))").forEach(combobox);
  document.addEventListener("DOMContentLoaded", start);
  document.addEventListener("htmx:historyRestore", start);
})();
