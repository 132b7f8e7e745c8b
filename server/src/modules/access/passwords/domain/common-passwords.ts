/**
 * Words that guessed passwords are built on, written for this product. What people add around them (digits, years,
 * signs, capitals, a word twice) is cut by `password-policy.ts`; the other alphabet, the other keyboard layout and
 * letters replaced by signs are made from them in `word-variants.ts`.
 */

/** Typed in Latin letters. */
const LATIN = `
  password passwort passw pass secret secure security login admin administrator administrators root user guest test
  tester testing demo default temp temporary changeme change letmein welcome hello goodmorning goodbye iloveyou love
  lover forever baby angel princess queen king prince master dragon monkey tiger lion wolf eagle bear shadow hunter
  killer ninja superman batman spiderman starwars pokemon minecraft fortnite warcraft computer internet network server
  system windows linux android apple samsung google microsoft facebook whatsapp telegram youtube office manager company
  business money freedom family friend friends summer winter autumn spring sunshine flower football hockey basketball
  baseball soccer liverpool chelsea arsenal barcelona madrid juventus ferrari mercedes porsche toyota honda soldier
  police russia moscow london paris america europe trust whatever nothing something anything please enter access account
  opensesame correcthorsebatterystaple thequickbrownfox loremipsum helloworld blahblah cheeseburger banana chocolate
  cookie coffee pepper ginger alexander alexandra andrew anthony charlie daniel david george james jennifer jessica
  john jordan joseph joshua matthew maria martin michael michelle nicole oliver patrick peter richard robert samantha
  thomas victoria william government ministry governor region city council support helpdesk operator moderator
  qwerty qwertyuiop qwert asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm qazwsx qazwsxedc wsxedc qweasd qweasdzxc qwe asd zxc
  abc abcd abcde abcdef
`
/** Typed in Russian letters. */
const CYRILLIC = `
  пароль мойпароль парольчик секрет секретно секретныйпароль админ администратор администрация админка пользователь
  гость тест тестовый проверка демо вход войти доступ система сервер компьютер интернет сеть почта письмо телефон
  телеграм вконтакте одноклассники госуслуги яндекс гугл виндовс работа работник сотрудник начальник директор
  руководитель бухгалтер бухгалтерия кадры отдел управление департамент министерство правительство губернатор глава
  мэрия дума администратора оператор модератор куратор диспетчер исполнитель координатор аналитик обращение обращения
  ответ вопрос житель жители вече россия родина русь москва петербург питер новгород великийновгород
  новгородскаяобласть боровичи валдай старая русса волхов ильмень область район город деревня река озеро привет
  приветик здравствуйте спасибо пожалуйста любовь люблю любимый любимая люблютебя ятебялюблю солнце солнышко котик
  котёнок кошка собака зайка зайчик мишка медведь волк лиса тигр лев орёл дракон ангел принцесса королева король
  богатырь мама мамочка папа папочка бабушка дедушка сын дочь доченька семья друг друзья подруга малыш счастье удача
  свобода победа мир дружба весна лето осень зима январь февраль март апрель июнь июль август сентябрь октябрь ноябрь
  декабрь понедельник вторник среда четверг пятница суббота воскресенье утро вечер футбол хоккей спартак зенит динамо
  локомотив цска чемпион вперёд водка пиво шашлык хлеб молоко картошка яблоко банан шоколад машина автомобиль мотоцикл
  самолёт поезд деньги рубль доллар богатство миллион космос гагарин пушкин толстой достоевский есенин лермонтов
  александр александра алексей алёна алина анастасия анатолий андрей анна антон артём борис вадим валентина валерий
  василий вера виктор виктория виталий владимир владислав вячеслав галина геннадий георгий григорий дарья денис дмитрий
  евгений евгения екатерина елена елизавета иван игорь илья ирина кирилл константин кристина ксения лариса леонид
  людмила любава максим марина мария михаил надежда наталья наташа никита николай оксана олег ольга павел пётр полина
  роман руслан светлана сергей софия станислав степан тамара татьяна тимур ульяна фёдор юлия юрий ярослав саша маша
  даша паша миша серёжа дима вова лёша коля катя лена оля таня ира света юля настя иванов петров сидоров смирнов
  кузнецов попов васильев соколов михайлов новиков
  йцукен йцукенг йцукенгш йцукенгшщз йцукенгшщзхъ фыва фывап фывапролд фывапролджэ ячсмить ячсмитьбю йфяцыч йцу фыв ячс
  абвг абвгд абвгдеж
`

export const LATIN_STEMS: readonly string[] = wordsOf(LATIN)
export const CYRILLIC_STEMS: readonly string[] = wordsOf(CYRILLIC)

function wordsOf(text: string): string[] {
  return [...new Set(text.trim().split(/\s+/))]
}
