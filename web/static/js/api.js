// The page of the API: Swagger UI over our own document.
const place = document.getElementById("api");

window.SwaggerUIBundle({
  domNode: place,
  url: place.dataset.document,
  defaultModelsExpandDepth: 0,
  docExpansion: "list",
  tryItOutEnabled: true,
  validatorUrl: null, // asks another machine otherwise
  onComplete() {
    // Swagger UI takes itself for the whole page: its landmark and headings are fitted into ours.
    place.querySelector("main")?.setAttribute("role", "region");
    place.querySelector("main")?.setAttribute("aria-label", "OpenAPI");
    for (const heading of place.querySelectorAll(".opblock-tag")) heading.setAttribute("aria-level", "2");
  },
  syntaxHighlight: { activated: false }, // it sets styles that the policy refuses
});
