// A link to a field of a form opens the tab in which it stands, and begins to write there.
(() => {
  const FIRST = "input:not([type=hidden]), select, textarea, button";
  const LONG_ENOUGH = 3000;
  const named = () =>
    location.hash.startsWith("#formfield-") ? document.getElementById(location.hash.slice(1)) : null;

  function begin(box) {
    const form = box.closest("form");
    const parts = [...form.querySelectorAll("fieldset:not(fieldset fieldset)")];
    const tab = parts.findIndex((part) => part.contains(box));
    const link = form.querySelectorAll(".autotoc-nav a")[tab];
    if (link && !link.matches(".active")) link.click();
    box.scrollIntoView();
    const seen = [...box.querySelectorAll(FIRST)].find((each) => each.checkVisibility());
    seen?.focus({ preventScroll: true });
  }

  // Plone makes the tabs, changes the grids and goes to the first field some time after the
  // page is there: until the person does something, and for some seconds, we come back.
  function hold(box) {
    const shaped = new ResizeObserver(() => begin(box));
    shaped.observe(box.closest("form"));
    const ended = new AbortController();
    const { signal } = ended;
    const back = ({ target }) => !box.contains(target) && setTimeout(begin, 0, box);
    addEventListener("focusin", back, { signal });
    const end = () => [shaped.disconnect(), ended.abort()];
    for (const does of ["pointerdown", "keydown", "wheel", "touchmove"])
      addEventListener(does, end, { signal });
    setTimeout(end, LONG_ENOUGH);
  }

  function go() {
    const box = named();
    if (box?.closest("form")) hold(box);
  }

  go();
  addEventListener("hashchange", go);
})();
