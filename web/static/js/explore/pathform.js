// "How are two related?": the two ends, the search, and each path with the sentence of every hop.
import { attachSuggestions } from "../suggest.js";
import { make, name } from "./dom.js";

export class PathForm {
  constructor(form, words, { find, select }) {
    this.form = form;
    this.words = words;
    this.select = select;
    this.note = form.querySelector("[data-path-note]");
    this.found = form.querySelector("[data-path-found]");
    this.ends = {};
    for (const input of form.querySelectorAll("[data-path-end]")) {
      input.setAttribute("aria-label", form.querySelector(`label[for=${input.id}]`).textContent);
      attachSuggestions(input, (hit) => this.choose(input.dataset.pathEnd, hit.id, hit.label));
      input.addEventListener("input", () => delete this.ends[input.dataset.pathEnd]);
    }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!this.ends.from || !this.ends.to) {
        this.note.textContent = words.path_ends;
        return;
      }
      const boxes = [...form.querySelectorAll("[data-path-relation]")];
      const usual = boxes.every((box) => box.checked === box.defaultChecked);
      const relations = usual ? [] : boxes.filter((box) => box.checked).map((box) => box.value);
      find([this.ends.from, this.ends.to, form.querySelector("[data-path-hops]").value, ...relations].join("~"));
    });
  }

  choose(end, id, label) {
    this.ends[end] = id;
    this.form.querySelector(`[data-path-end=${end}]`).value = label;
  }

  /** Begin a path at a thing of the picture. */
  from(node) {
    this.choose("from", node.id, node.name);
    const filters = this.form.closest("details");
    filters.open = true;
    this.form.querySelector("[data-path-end=to]").focus();
  }

  show(paths) {
    this.note.textContent = "";
    this.found.replaceChildren(...paths.map((path) =>
      make("section", { class: "path-result" },
        make("h3", { class: "small-title" }, path.title),
        make("p", { class: "small" }, path.words),
        ...path.ways.map((way) =>
          make("ol", { class: "path-way" },
            make("li", {}, name(way[0].fromName)),
            ...way.map((hop) =>
              make("li", {},
                ...hop.edges.map((edge) =>
                  make("p", { class: "path-hop" },
                    make("button", { type: "button", class: "line-button", onclick: () => this.select(edge.id) }, edge.words), edge.when ? `, ${edge.when}` : "", " ",
                    edge.url ? make("a", { href: edge.url }, this.words.sentence) : "")),
                name(hop.toName))))))));
  }
}
