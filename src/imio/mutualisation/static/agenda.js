// Lets the rows of an agenda be dragged to their place; without this script the arrows
// beside each item do it.
addEventListener("load", () => {
  const body = document.querySelector("[data-agenda]");
  if (!body) return;
  let row = null;
  let before = "";
  const order = () => Array.from(body.children, (each) => each.id).join();
  for (const each of body.children) each.draggable = true;
  body.addEventListener("dragstart", (event) => {
    row = event.target.closest("tr");
    before = order();
    event.dataTransfer.effectAllowed = "move";
  });
  body.addEventListener("dragover", (event) => {
    const over = event.target.closest("tr");
    if (!row || !over) return;
    event.preventDefault();
    const middle = over.getBoundingClientRect();
    const below = event.clientY > middle.top + middle.height / 2;
    if (over !== row) over[below ? "after" : "before"](row);
  });
  body.addEventListener("dragend", () => {
    if (row && order() !== before) body.closest("form").submit();
    row = null;
  });
});
