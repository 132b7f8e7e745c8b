/** Words of a table as they are compared: case, «ё» and the room between them say nothing. */
export function fold(text: string): string {
  return text.trim().toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/g, ' ')
}
