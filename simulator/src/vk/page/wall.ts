import { type Html, html } from '../../lib/page/html.ts'
import { avatar, COMMENTS, count, empty, live } from '../../lib/page/words.ts'
import type { Community, Post, Video } from '../model.ts'
import { listComments } from '../present.ts'
import type { World } from '../world.ts'
import { commentForm, commentsView, pictures } from './comments-view.ts'
import { backField, byline, plainText, type Reader, tabs } from './reader.ts'

const POSTS_ON_PAGE = 15

function heading(community: Community): Html {
  return html`<div class="row title">${avatar(-community.id)}<span><h1>${community.name}</h1>
<small>@${community.screenName}${community.description !== '' && html` · ${community.description}`}</small></span></div>`
}

export function section(community: Community, current: Parameters<typeof tabs>[1], content: Html): Html {
  return html`${heading(community)}${tabs(community, current)}${content}`
}

function postView(world: World, reader: Reader, post: Post, soughtId: number | null = null): Html {
  const place = { groupId: post.groupId, surface: 'wall' as const, objectId: post.id }
  const comments = listComments(world, place).length
  const form = post.areCommentsClosed
    ? html`<p class="lead">Комментарии к записи закрыты.</p>`
    : commentForm(reader, place, { replyToId: null, label: 'Комментарий' })
  return html`<section class="card post" id="o${post.id}"><div class="row">${avatar(post.fromId)}<div class="grow">${byline(world, post.fromId, post.date)}
${post.postType === 'suggest' && html`<small>Предложенная запись</small>`}</div></div>
<p class="text">${plainText(post.text)}</p>${pictures(post.attachments)}
<h2 class="quiet">${comments === 0 ? 'Комментариев пока нет' : count(comments, COMMENTS)}</h2>
${commentsView(world, reader, place, soughtId)}${form}</section>`
}

function suggestForm(reader: Reader, groupId: number): Html | false {
  if (!reader.resident) return false
  return html`<details class="card"><summary>Предложить запись</summary><form class="write" method="post" action="/ui/suggest">
<input type="hidden" name="groupId" value="${groupId}">${backField(reader)}<textarea name="text" rows="3" maxlength="4000" required aria-label="Текст записи"></textarea>
<button class="button">Предложить</button></form></details>`
}

export function wallPage(
  world: World,
  reader: Reader,
  { community, before }: { community: Community; before: number | null },
): Html {
  const posts = world.state.posts
    .inGroup(String(community.id))
    .filter((post) => !post.isDeleted && (before === null || post.id < before))
    .toReversed()
  const page = posts.slice(0, POSTS_ON_PAGE)
  const last = page.at(-1)
  const older =
    last !== undefined &&
    posts.length > page.length &&
    html`<p><a class="button quiet" href="/club/${community.id}?before=${last.id}">Более ранние записи</a></p>`
  const list =
    page.length === 0
      ? empty('Записей пока нет', 'Когда сообщество опубликует запись, она появится здесь.')
      : html`${page.map((post) => postView(world, reader, post))}${older}`
  return section(community, 'wall', html`${suggestForm(reader, community.id)}${live(list)}`)
}

/** Shows one post, as its own address opens it. */
export function postPage(
  world: World,
  reader: Reader,
  { community, post, soughtId }: { community: Community; post: Post; soughtId: number | null },
): Html {
  return section(community, 'wall', live(postView(world, reader, post, soughtId)))
}

const OBJECTS = { photo: 'Фотография', board: 'Обсуждение' }

/** Shows what has comments and no page of its own among the tabs. */
export function objectPage(
  world: World,
  reader: Reader,
  {
    community,
    surface,
    objectId,
    soughtId,
  }: { community: Community; surface: 'photo' | 'board'; objectId: number; soughtId: number | null },
): Html {
  const place = { groupId: community.id, surface, objectId }
  const picture =
    surface === 'photo' && html`<img src="/photo/-${community.id}_${objectId}.png" alt="" width="302">`
  return section(
    community,
    'wall',
    html`<section class="card post" id="o${objectId}"><h2>${OBJECTS[surface]}</h2>${picture}
${live(commentsView(world, reader, place, soughtId))}${commentForm(reader, place, { replyToId: null, label: 'Комментарий' })}</section>`,
  )
}

export function videosPage(world: World, community: Community): Html {
  const videos = world.state.videos
    .inGroup(String(community.id))
    .toReversed()
    .map(
      (video) =>
        html`<li><a class="card row" href="/club/${community.id}/videos/${video.id}"><span><b>${video.title}</b>
<small>${video.isLive ? 'идёт прямой эфир' : 'запись'}</small></span></a></li>`,
    )
  const list =
    videos.length === 0
      ? empty('Эфиров пока нет', 'Прямые эфиры сообщества появятся здесь.')
      : html`<ul class="grid">${videos}</ul>`
  return section(community, 'videos', live(list))
}

function timeCodeOf(second: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${Math.floor(second / 3600)}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`
}

export function videoPage(
  world: World,
  reader: Reader,
  {
    community,
    video,
    fromS,
    soughtId,
  }: { community: Community; video: Video; fromS: number | null; soughtId: number | null },
): Html {
  const place = { groupId: community.id, surface: 'video' as const, objectId: video.id }
  return section(
    community,
    'videos',
    html`<section class="card post" id="o${video.id}"><h2>${video.title}</h2>${video.isLive && html`<p><span class="onair">Прямой эфир</span></p>`}${fromS !== null && html`<p class="from">Запись с <time datetime="PT${fromS}S">${timeCodeOf(fromS)}</time></p>`}
${live(commentsView(world, reader, place, soughtId))}${commentForm(reader, place, { replyToId: null, label: 'Вопрос или комментарий' })}</section>`,
  )
}
