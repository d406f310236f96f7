// Runs before the first paint: light or dark as chosen in this browser, else as set for the person, else as the system says.
(function () {
    "use strict";
    var dark = window.matchMedia("(prefers-color-scheme: dark)");
    function show() {
        var chosen = localStorage.getItem("piaoheng-theme") || document.documentElement.dataset.theme;
        document.documentElement.dataset.bsTheme = chosen || (dark.matches ? "dark" : "light");
    }
    dark.addEventListener("change", show);
    window.addEventListener("storage", show);
    window.piaohengShowTheme = show;
    show();
})();
