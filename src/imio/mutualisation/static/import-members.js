// Goes on with an import by itself; without this the person presses "Continue".
document.querySelector("form[data-import-continue]")?.submit();
