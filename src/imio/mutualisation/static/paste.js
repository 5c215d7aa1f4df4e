// What a word processor puts on the clipboard keeps its paragraphs, lists and tables: the site
// parts it at once. Without this script the plain text is pasted, and the button parts it.
addEventListener("load", () => {
  const box = document.getElementById("pasted");
  if (!box) return;
  box.addEventListener("paste", (event) => {
    const html = event.clipboardData.getData("text/html");
    if (!html || box.value.trim()) return;
    event.preventDefault();
    document.getElementById("pasted_html").value = html;
    document.getElementById("part").click();
  });
});
