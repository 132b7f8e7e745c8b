/** From a text handed in to the yes or no: stages, decisions, the page of judging, sending back, mending; the server undoes an approval here, and a command counts once. */
