// What is chosen in the text of an act, by mouse, finger or keyboard, is proposed to be masked.
document.addEventListener("selectionchange", () => {
  const box = document.getElementById("passage"), chosen = getSelection();
  const text = chosen.toString().trim().replace(/\s+/g, " ");
  if (box && text && chosen.anchorNode.parentElement.closest(".mut-act")) box.value = text;
});
