// The page of the API: Swagger UI over our own document.
const place = document.getElementById("api");

// Its own layout takes itself for the whole page, with a second main landmark; ours is a part of one.
const layout = (system) => ({
  components: {
    Part: ({ getComponent, specSelectors }) => {
      const h = system.React.createElement;
      if (specSelectors.loadingStatus() !== "success") return null;
      return h(
        "div",
        { className: "swagger-ui" },
        h(getComponent("InfoContainer", true)),
        h("h2", { className: "visually-hidden" }, place.dataset.operations),
        h("div", { className: "wrapper" }, h(getComponent("operations", true))),
      );
    },
  },
});

window.SwaggerUIBundle({
  domNode: place,
  url: place.dataset.document,
  layout: "Part",
  plugins: [layout],
  docExpansion: "list",
  tryItOutEnabled: true,
  validatorUrl: null, // asks another machine otherwise
  syntaxHighlight: { activated: false }, // it sets styles that the policy refuses
});
