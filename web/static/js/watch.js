// The watchlist: things a reader wants news of, kept in this browser alone. Used by entity pages and by /watchlist.
const KEY = "watchlist";

/** What is watched: [{id, label, kind, feed, page, seen: [entry ids], since: ISO time}], the newest first. */
export function watched() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(found) ? found.filter((w) => typeof w?.id === "string" && typeof w?.feed === "string") : [];
  } catch {
    return []; // storage is off or was written by something else
  }
}

/** Keep a list; false where the browser keeps nothing. */
export function keep(list) {
  try {
    localStorage.setItem(KEY, JSON.stringify(list));
    return true;
  } catch {
    return false;
  }
}

/** The entries of an Atom feed of ours: [{id, title, updated, page, kind}]. */
export async function entries(feed) {
  const answer = await fetch(feed, { headers: { Accept: "application/atom+xml" } });
  if (!answer.ok) throw new Error(String(answer.status));
  const parsed = new DOMParser().parseFromString(await answer.text(), "application/xml");
  return [...parsed.querySelectorAll("entry")].map((entry) => ({
    id: entry.querySelector("id")?.textContent ?? "",
    title: entry.querySelector("title")?.textContent ?? "",
    updated: (entry.querySelector("updated")?.textContent ?? "").slice(0, 10),
    kind: entry.querySelector("category")?.getAttribute("term") ?? "",
    page: entry.querySelector('link[rel="alternate"]')?.getAttribute("href") ?? "",
  }));
}

for (const button of document.querySelectorAll("[data-watch]")) {
  const { id, label, kind, feed, page, on, off, failed } = button.dataset;
  const words = button.querySelector("[data-watch-words]");
  const show = () => {
    const is = watched().some((w) => w.id === id);
    button.setAttribute("aria-pressed", String(is));
    words.textContent = is ? on : off;
  };
  button.hidden = false;
  button.addEventListener("click", async () => {
    const list = watched();
    if (list.some((w) => w.id === id)) {
      keep(list.filter((w) => w.id !== id));
      show();
      return;
    }
    // kept at once, so that a reader who leaves the page before the feed has come loses nothing
    const kept = keep([{ id, label, kind, feed, page, seen: [], since: new Date().toISOString() }, ...list]);
    show();
    if (!kept) {
      words.textContent = failed;
      return;
    }
    try {
      const seen = (await entries(feed)).map((entry) => entry.id);
      keep(watched().map((w) => (w.id === id ? { ...w, seen } : w)));
    } catch {
      // without the feed everything will count as new
    }
  });
  show();
  addEventListener("storage", show);
}
