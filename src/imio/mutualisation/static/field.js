// A link to a field of a form opens the tab in which it stands, and begins to write there.
(() => {
  const field = () =>
    location.hash.startsWith("#formfield-") && document.getElementById(location.hash.slice(1));

  // The tabs are made by Plone some time after the page is there.
  function tabs(form) {
    return new Promise((found) => {
      const there = () => form.querySelector(".autotoc-nav a");
      if (there() || !form.matches(".pat-autotoc")) return found();
      const watching = new MutationObserver(() => {
        if (!there()) return;
        watching.disconnect();
        found();
      });
      watching.observe(form, { childList: true, subtree: true });
    });
  }

  async function go() {
    const box = field();
    const form = box && box.closest("form");
    if (!form) return;
    await tabs(form);
    const parts = [...form.querySelectorAll("fieldset:not(fieldset fieldset)")];
    const place = parts.findIndex((part) => part.contains(box));
    form.querySelectorAll(".autotoc-nav a")[place]?.click();
    box.scrollIntoView();
    box
      .querySelector("input:not([type=hidden]), select, textarea, button")
      ?.focus({ preventScroll: true });
  }

  addEventListener("DOMContentLoaded", go);
  addEventListener("hashchange", go);
})();
