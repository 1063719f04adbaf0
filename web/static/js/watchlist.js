// The page of the watchlist: what is watched, and what is new since the last visit.
import { entries, keep, watched } from "./watch.js";

const page = document.querySelector("[data-watchlist]");
const words = page.dataset;
const list = page.querySelector("[data-watchlist-items]");
const empty = page.querySelector("[data-watchlist-empty]");
const SHOWN = 10;

const make = (tag, className, text) => {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
};

/** A link, but only to a page of this installation: what storage holds may have been changed by hand. */
const link = (address, text) => {
  const node = make("a", "", undefined);
  node.append(make("bdi", "", text));
  try {
    const target = new URL(address, location.href);
    node.href = target.pathname.startsWith("/page/") ? target.pathname : "#";
  } catch {
    node.href = "#";
  }
  return node;
};

function row(entry, isNew) {
  const item = make("li", isNew ? "watch-new" : "");
  if (isNew) item.append(make("span", "watch-badge", words.new), " ");
  item.append(link(entry.page, entry.title), make("span", "soft small", ` ${entry.kind} · ${entry.updated}`));
  return item;
}

async function fill(item, thing) {
  const body = item.querySelector(".watch-entries");
  const count = item.querySelector(".count");
  const feed = new URL(thing.feed, location.href);
  try {
    if (feed.origin !== location.origin || !feed.pathname.startsWith("/feeds/")) throw new Error("address");
    const found = await entries(feed.pathname + feed.search);
    const seen = new Set(thing.seen);
    const fresh = found.filter((entry) => !seen.has(entry.id));
    count.textContent = fresh.length ? words.news.replace("{n}", fresh.length) : words.nothing;
    count.classList.toggle("watch-count", fresh.length > 0);
    const shown = fresh.length ? fresh : found.slice(0, 3);
    body.replaceChildren(...shown.slice(0, SHOWN).map((entry) => row(entry, fresh.includes(entry))));
    return found.map((entry) => entry.id);
  } catch {
    count.textContent = words.failed;
    return null;
  }
}

function render(thing) {
  const item = make("li", "panel watch-item");
  const head = make("div", "watch-head");
  const title = make("h2", "panel-title");
  title.append(link(thing.page, thing.label), make("span", "count", "…"));
  const remove = make("button", "btn btn-sm btn-outline-primary", words.remove);
  remove.type = "button";
  remove.setAttribute("aria-label", `${words.remove}: ${thing.label}`);
  remove.addEventListener("click", () => {
    keep(watched().filter((w) => w.id !== thing.id));
    item.remove();
    empty.hidden = list.children.length > 0;
    page.querySelector("h1").focus();
  });
  head.append(title, remove);
  item.append(head, make("p", "soft small mb-1", thing.kind ?? ""), make("ul", "plain watch-entries"));
  return item;
}

const things = watched();
empty.hidden = things.length > 0;
const filled = await Promise.all(
  things.map((thing) => {
    const item = render(thing);
    list.append(item);
    return fill(item, thing);
  }),
);
// What was shown has been seen; a feed that did not answer keeps what it had.
const shown = new Map(things.map((thing, i) => [thing.id, filled[i]]));
const now = new Date().toISOString();
keep(watched().map((thing) => (shown.get(thing.id) ? { ...thing, seen: shown.get(thing.id), since: now } : thing)));
page.dataset.ready = "";
