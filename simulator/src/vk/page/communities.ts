import { type Html, html } from '../../lib/page/html.ts'
import { avatar, count, empty, live } from '../../lib/page/words.ts'
import type { World } from '../world.ts'
import type { Reader } from './reader.ts'

const MOST_RESIDENTS_SHOWN = 40

export function communitiesPage(world: World): Html {
  const communities = world.state.communities
    .all()
    .toSorted((a, b) => a.name.localeCompare(b.name, 'ru'))
    .map((community) => {
      const posts = world.state.posts.inGroup(String(community.id)).length
      return html`<li><a class="card row" href="/club/${community.id}">${avatar(-community.id)}
        <span><b>${community.name}</b><small>@${community.screenName} · ${count(posts, ['запись', 'записи', 'записей'])}</small></span></a></li>`
    })
  const list =
    communities.length === 0
      ? empty(
          'Сообществ пока нет',
          'Их создаёт демонстрационный регион или запрос POST /_ctl/create-community.',
        )
      : html`<ul class="grid">${communities}</ul>`
  return html`<h1>Сообщества</h1><p class="lead">Выберите сообщество и напишите от имени жителя: комментарий, личное сообщение, вопрос в чате или в эфире.</p>${live(list)}`
}

export function residentsPage(world: World, reader: Reader, query: string): Html {
  const wanted = query.trim().toLocaleLowerCase('ru')
  const found = world.state.residents
    .all()
    .filter(({ firstName, lastName }) => `${firstName} ${lastName}`.toLocaleLowerCase('ru').includes(wanted))
  const items = found.slice(0, MOST_RESIDENTS_SHOWN).map(
    (
      resident,
    ) => html`<li><form method="post" action="/ui/resident"><input type="hidden" name="back" value="${reader.path}">
      <button class="card row" name="id" value="${resident.id}">${avatar(resident.id)}<span><b>${resident.firstName} ${resident.lastName}</b></span></button></form></li>`,
  )
  const rest = found.length - items.length
  return html`<h1>Кто пишет</h1>
<form class="bar" method="get" action="/residents" role="search"><input type="hidden" name="back" value="${reader.path}">
<label class="hidden" for="q">Имя жителя</label><input id="q" name="q" value="${query}" placeholder="Имя или фамилия"><button class="button quiet">Найти</button></form>
${items.length === 0 ? empty('Никого не нашлось', 'Измените запрос или придумайте нового жителя ниже.') : html`<ul class="grid">${items}</ul>`}
${rest > 0 && html`<p class="lead">Ещё ${rest}: уточните имя.</p>`}
<h2>Новый житель</h2>
<form class="bar" method="post" action="/ui/resident/new"><input type="hidden" name="back" value="${reader.path}">
<label class="hidden" for="fn">Имя</label><input id="fn" name="firstName" maxlength="60" placeholder="Имя">
<label class="hidden" for="ln">Фамилия</label><input id="ln" name="lastName" maxlength="60" placeholder="Фамилия">
<button class="button">Придумать и войти</button></form>`
}
