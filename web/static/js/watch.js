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
    button.disabled = true;
    let seen = [];
    try {
      seen = (await entries(feed)).map((entry) => entry.id);
    } catch {
      seen = []; // everything will count as new, which loses nothing
    }
    const kept = keep([{ id, label, kind, feed, page, seen, since: new Date().toISOString() }, ...watched()]);
    button.disabled = false;
    show();
    if (!kept) words.textContent = failed;
  });
  show();
  addEventListener("storage", show);
}
