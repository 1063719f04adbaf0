// Runs before the first paint, so that a dark page never flashes white.
(() => {
  "use strict";
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const stored = () => {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null; // storage is off: follow the system
    }
  };
  const apply = () => {
    document.documentElement.dataset.bsTheme = stored() ?? (dark.matches ? "dark" : "light");
  };
  apply();
  dark.addEventListener("change", apply);
})();
