/** What a device signs of a photograph: browser and server must say it alike. `sha256` of the bytes as they are sent. */
export function shotWords(takenAt: string, sha256: string): string {
  return `veche shot 1\n${takenAt}\n${sha256}`
}
