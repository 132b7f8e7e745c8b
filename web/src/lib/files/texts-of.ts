/** Chosen files as they are sent: by name, with what is in them. */
export function textsOf(files: readonly File[]): Promise<{ name: string; text: string }[]> {
  return Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() })))
}
