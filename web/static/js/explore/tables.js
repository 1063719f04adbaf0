// The twin tables: the same things and relations, sortable, for a keyboard, a screen reader and a printer.
import { make, name, shape } from "./dom.js";

const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

class SortedTable {
  constructor(table, row) {
    this.body = table.tBodies[0];
    this.heads = [...table.tHead.rows[0].cells].map((head) => head.textContent.trim());
    this.row = row;
    this.items = [];
    this.key = "";
    this.down = false;
    for (const button of table.querySelectorAll("[data-sort]")) {
      button.addEventListener("click", () => {
        this.down = this.key === button.dataset.sort ? !this.down : typeof this.items[0]?.[button.dataset.sort] === "number";
        this.key = button.dataset.sort;
        for (const head of table.querySelectorAll("th[aria-sort]")) head.setAttribute("aria-sort", "none");
        button.closest("th").setAttribute("aria-sort", this.down ? "descending" : "ascending");
        this.draw();
      });
    }
  }

  show(items) {
    this.items = items;
    this.draw();
  }

  draw() {
    const { key } = this;
    const way = this.down ? -1 : 1;
    const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a ?? ""), String(b ?? "")));
    const sorted = key ? [...this.items].sort((a, b) => way * compare(a[key], b[key])) : this.items;
    this.body.replaceChildren(...sorted.map((item) => {
      const row = this.row(item);
      [...row.cells].forEach((td, i) => {
        td.dataset.label = this.heads[i]; // narrow screens show the heads beside the cells
      });
      return row;
    }));
  }
}

const cell = (...children) => make("td", {}, ...children);

export class Tables {
  constructor(root, words, select) {
    const choose = (id, ...children) => make("button", { type: "button", class: "line-button", onclick: () => select(id) }, ...children);
    this.edges = new SortedTable(root.querySelector("[data-edge-table]"), (edge) =>
      make("tr", {},
        cell(choose(edge.source.id, shape(edge.source.group), " ", name(edge.from))),
        cell(choose(edge.id, edge.words)),
        cell(choose(edge.target.id, shape(edge.target.group), " ", name(edge.to))),
        cell(String(edge.times)), cell(edge.when), cell(edge.sure),
        cell(edge.url ? make("a", { href: edge.url }, words.sentence) : "–")));
    this.nodes = new SortedTable(root.querySelector("[data-node-table]"), (node) =>
      make("tr", {},
        cell(choose(node.id, shape(node.group), " ", name(node.name)), node.start ? make("span", { class: "tag" }, words.start) : "", node.pinned ? make("span", { class: "tag" }, words.pinned) : ""),
        cell(node.kindWords), cell(String(node.links)), cell(String(node.reports)), cell(make("a", { href: node.url }, words.open))));
  }

  show(data) {
    const byId = new Map(data.nodes.map((node) => [node.id, node]));
    const links = new Map();
    for (const edge of data.edges) for (const end of [edge.from, edge.to]) links.set(end, (links.get(end) ?? 0) + 1);
    this.edges.show(data.edges.map((edge) => {
      const source = byId.get(edge.from);
      const target = byId.get(edge.to);
      return { ...edge, source, target, from: source.name, to: target.name };
    }));
    this.nodes.show(data.nodes.map((node) => ({ ...node, links: links.get(node.id) ?? 0 })));
  }
}
