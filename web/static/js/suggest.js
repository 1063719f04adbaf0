// Suggestions while typing: an ARIA combobox over /search/suggest. Without it the form still works.

const DELAY_MS = 120;

/** `choose` is told what was chosen; without it the page of it is opened. */
export function attachSuggestions(input, choose = (hit) => location.assign(hit.url)) {
  const list = document.createElement("ul");
  list.id = `${input.id}-list`;
  list.className = "suggestions";
  list.role = "listbox";
  list.hidden = true;
  list.setAttribute("aria-label", input.getAttribute("aria-label") ?? input.placeholder);
  input.parentElement.append(list);
  input.role = "combobox";
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  let timer = 0;
  let active = -1;
  let asked = "";
  let controller = null;

  const close = () => {
    // An answer still on its way would open the list again over what was chosen.
    clearTimeout(timer);
    controller?.abort();
    asked = "";
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const mark = (index) => {
    const items = [...list.children];
    active = (index + items.length) % items.length;
    items.forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
    input.setAttribute("aria-activedescendant", items[active].id);
    items[active].scrollIntoView({ block: "nearest" });
  };

  const show = (found) => {
    list.replaceChildren(
      ...found.map((hit, i) => {
        const item = document.createElement("li");
        item.id = `${list.id}-${i}`;
        item.role = "option";
        item.setAttribute("aria-selected", "false");
        item.chosen = () => choose(hit);
        const dot = document.createElement("span");
        dot.className = `dot dot-${hit.kind}`;
        const label = document.createElement("span");
        label.className = "suggestion-label";
        label.textContent = hit.label;
        const kind = document.createElement("span");
        kind.className = "suggestion-kind";
        kind.textContent = hit.words;
        item.append(dot, label, kind);
        item.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          close();
          choose(hit);
        });
        return item;
      }),
    );
    active = -1;
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
  };

  const ask = async () => {
    const query = input.value.trim();
    if (query === asked) return;
    if (query.length < 2) {
      close();
      return;
    }
    controller?.abort();
    asked = query;
    controller = new AbortController();
    try {
      const answer = await fetch(`/search/suggest?q=${encodeURIComponent(query)}`, { signal: controller.signal });
      if (answer.ok) show((await answer.json()).suggestions);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, DELAY_MS);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      mark(active < 0 && event.key === "ArrowUp" ? -1 : active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      const item = list.children[active];
      close();
      item.chosen();
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  });
}
