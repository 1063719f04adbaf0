// What every page has: theme switch, menu, copy buttons, suggestions in search boxes.
import { attachSuggestions } from "./suggest.js";

const root = document.documentElement;

for (const button of document.querySelectorAll("[data-theme-toggle]")) {
  button.addEventListener("click", () => {
    const next = root.dataset.bsTheme === "dark" ? "light" : "dark";
    root.dataset.bsTheme = next;
    try {
      localStorage.setItem("theme", next);
    } catch {
      // storage is off: the choice holds for this page only
    }
    document.dispatchEvent(new CustomEvent("themechange"));
  });
}

// The menu is a <details>: always open on wide screens, where its summary is hidden.
const wide = matchMedia("(min-width: 56em)");
for (const menu of document.querySelectorAll("[data-menu]")) {
  const sync = () => {
    menu.open = wide.matches;
  };
  sync();
  wide.addEventListener("change", sync);
}

for (const button of document.querySelectorAll("[data-copy]")) {
  const words = button.querySelector("[data-copy-words]") ?? button;
  const before = words.textContent;
  button.addEventListener("click", async () => {
    const target = document.getElementById(button.dataset.copy);
    const text = (target?.textContent ?? "").trim();
    try {
      await navigator.clipboard.writeText(text);
      words.textContent = button.dataset.copied;
    } catch {
      const range = document.createRange();
      range.selectNodeContents(target);
      getSelection().removeAllRanges();
      getSelection().addRange(range); // no clipboard here: select it, so that one key copies it
    }
    setTimeout(() => {
      words.textContent = before;
    }, 2000);
  });
}

// Filters apply when changed; without JavaScript the form's button does it.
for (const form of document.querySelectorAll("form[data-auto]")) {
  form.addEventListener("change", (event) => {
    if (event.target.matches("select, input[type=checkbox], input[type=radio]")) form.requestSubmit();
  });
  // Empty fields stay out of the address, so that it can be read and shared.
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
  });
}

for (const input of document.querySelectorAll("input[data-suggest]")) attachSuggestions(input);

// Filters lie open on wide screens (a page may say how wide) and fold away on narrow ones. One that was open when its
// choice was applied is open again on the page that follows, so that several can be chosen one after the other.
const OPENED = "filters-opened";
const opened = () => {
  try {
    const path = sessionStorage.getItem(OPENED);
    sessionStorage.removeItem(OPENED);
    return path === location.pathname;
  } catch {
    return false; // storage is off: it folds
  }
};
const wasOpened = opened();
for (const filters of document.querySelectorAll("[data-filters]")) {
  const beside = matchMedia(filters.dataset.filters || "(min-width: 62em)");
  const sync = () => {
    filters.open = beside.matches;
  };
  sync();
  filters.open ||= wasOpened;
  beside.addEventListener("change", sync);
  filters.closest("form")?.addEventListener("submit", ({ target }) => {
    if (!filters.open || beside.matches) return;
    try {
      sessionStorage.setItem(OPENED, new URL(target.action).pathname);
    } catch {
      // storage is off: it folds
    }
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => window.print());
}
