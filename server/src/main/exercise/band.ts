/** «Учения»: nobody who looks at a page of an exercise may take it for the region. */
const WORDS = 'Учения. Жители этого не увидят'
const LINK = 'Табло учений'
/** Stands until the scripts of the page draw it. */
const OPENING = '<p class="exercise-closed" role="status">Открываем учебный регион…</p>'

export const BAND_STYLE = `
.exercise-band {
  position: fixed; inset: 0 0 auto 0; z-index: 2147483647; box-sizing: border-box; height: 28px; padding: 0 12px;
  display: flex; gap: 16px; align-items: center; justify-content: center;
  background: repeating-linear-gradient(-45deg, #7a4a00 0 14px, #693f00 14px 28px); color: #fff;
  font: 600 13px/28px system-ui, sans-serif; white-space: nowrap; overflow: hidden;
}
.exercise-band a { color: #fff; text-decoration: underline; }
/* Whatever fills the window ends where the window ends. */
:root { --above: 28px; }
body { padding-top: 28px !important; }
.exercise-closed { max-width: 40rem; margin: 0 auto; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; }
@media print { .exercise-band { position: static; color: #000; background: none; border: 1px solid #000; } }
`

/** In the page itself and not drawn by its scripts, so what fails there leaves it standing. */
export function withBand(page: string, roomUrl: string): string {
  const band = `<div class="exercise-band" role="note"><span>${WORDS}</span> <a href="${roomUrl}">${LINK}</a></div>`
  return page
    .replace('</head>', '<link rel="stylesheet" href="/exercise/band.css"></head>')
    .replace(/<body([^>]*)>/, `<body$1>${band}`)
    .replace('<div id="root"></div>', `<div id="root">${OPENING}</div>`)
}

/** For whoever was not let in, or comes with an address that has worked already. */
export function closedPage(roomUrl: string): string {
  return `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Учения</title></head><body><main class="exercise-closed">
<h1>Учебный регион</h1>
<p>Сюда входят из комнаты «Учения»: ссылка срабатывает один раз.</p>
<p><a href="${roomUrl}">${LINK}</a></p></main></body></html>`
}
