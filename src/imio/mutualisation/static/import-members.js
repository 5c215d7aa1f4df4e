// Goes on with an import by itself, once the progress has been seen; without this
// script the person presses the button.
addEventListener("load", () => {
  const form = document.querySelector("form[data-import-continue]");
  if (form) setTimeout(() => form.submit(), 200);
});
