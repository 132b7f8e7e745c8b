/** The map of the form: our own boundaries and towns, nothing from outside. Comes only when it is asked for. */
const SVG = 'http://www.w3.org/2000/svg'
const [LARGEST, STEP, MOVE] = [64, 2, 0.05]

/** `take` is told a point of the earth. */
export async function openMap(place, words, take) {
  const reply = await fetch('/ask/assets/map.json')
  if (!reply.ok) return
  const map = await reply.json()
  const view = { x: map.width / 2, y: map.height / 2, scale: 1 }
  const picture = draw('svg', {
    tabindex: '0',
    role: 'application',
    'aria-label': `${words.label}. ${words.hint}`,
  })
  const borders = draw('g', {}, picture)
  for (const { name, path } of map.places) {
    const border = draw('path', { d: path }, borders)
    draw('title', {}, border).textContent = name
  }
  const towns = map.towns.map(({ name, x, y }) => {
    const town = draw('g', { class: 'town' }, picture)
    draw('circle', { cx: x, cy: y }, town)
    const label = draw('text', { x, y }, town)
    label.textContent = name
    return town
  })
  const mark = draw('path', { class: 'mark', d: 'M-1 0H1M0 -1V1' }, picture)
  const show = () => {
    const [width, height] = [map.width / view.scale, map.height / view.scale]
    view.x = Math.min(map.width, Math.max(0, view.x))
    view.y = Math.min(map.height, Math.max(0, view.y))
    picture.setAttribute('viewBox', [view.x - width / 2, view.y - height / 2, width, height].join(' '))
    mark.setAttribute('transform', `translate(${view.x} ${view.y}) scale(${12 / view.scale})`)
    for (const town of towns) {
      town.firstChild.setAttribute('r', String(3 / view.scale))
      town.lastChild.setAttribute('font-size', String(13 / view.scale))
      town.lastChild.setAttribute('dx', String(5 / view.scale))
    }
  }
  const zoom = (by) => {
    view.scale = Math.min(LARGEST, Math.max(1, view.scale * by))
    show()
  }
  const taken = () =>
    take({
      latitude: (map.north - view.y / map.scale).toFixed(5),
      longitude: (map.west + view.x / (map.squeeze * map.scale)).toFixed(5),
    })
  picture.addEventListener('click', (event) => {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM().inverse())
    view.x = at.x
    view.y = at.y
    zoom(STEP)
    taken()
  })
  picture.addEventListener('keydown', (event) => {
    const step = (map.width * MOVE) / view.scale
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }
    const move = moves[event.key]
    if (move) {
      view.x += move[0]
      view.y += move[1]
      show()
    } else if (event.key === '+' || event.key === '=') zoom(STEP)
    else if (event.key === '-') zoom(1 / STEP)
    else if (event.key === 'Enter') taken()
    else return
    event.preventDefault()
  })
  const hint = document.createElement('p')
  hint.className = 'hint'
  hint.textContent = words.hint
  const acts = document.createElement('p')
  acts.className = 'act'
  acts.append(
    button(words.closer, () => zoom(STEP)),
    button(words.further, () => zoom(1 / STEP)),
    button(words.take, taken),
  )
  place.replaceChildren(hint, picture, acts)
  show()
  picture.focus()
}

function draw(name, attributes, parent) {
  const element = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  parent?.append(element)
  return element
}

function button(words, act) {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = 'quiet'
  element.textContent = words
  element.addEventListener('click', act)
  return element
}
