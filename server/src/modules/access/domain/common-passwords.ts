/**
 * What is tried first by those who guess, of the length we ask for or the stem of it, in both keyboard layouts.
 * Digits and signs around a stem are cut before the look-up, so `qwertyuiop2026!` is here as `qwertyuiop`.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `
  112233445566 121212121212 123123123123 123321123321 123456123456 1234qwer1234 123qwe123qwe
  1q2w3e4r5t6y 1q2w3e4r5t6y7u 1q2w3e4r5t6y7u8i 1qaz2wsx3edc 1qazxsw23edc 987654321987 a1b2c3d4e5f6
  a1b2c3d4e5f6g7 aa12345678aa aaa111bbb222 abc123abc123 abcabcabcabc abcd12345678 abcd1234abcd
  abcdefgh12345678 abcdefghijkl abcdefghijklm admin1234567 adminadmin adminadminadmin administrator
  aleksandr aleksandraleksandr alexander alexanderalexander andreyandrey asdasdasdasd asdf1234asdf
  asdfghjkl asdfghjklzxc autumn autumnautumn barcelonabarcelona baseball basketball blahblahblah
  changeme changemeplease cheeseburger chelseachelsea cjkysirj computercomputer
  correcthorsebatterystaple defaultpassword demodemo demodemodemo dinamodinamo dmitriydmitriy
  dragondragon ekaterina ekaterinaekaterina facebookfacebook football fylhtqfylhtq gfhjkm gfhjkmgfhjkm
  gfhjkmgfhjkmgfhjkm ghbdtn ghbdtnghbdtn goodmorning google googlegoogle governmentgovernment
  gubernator guestguest harrypotter hellohello hellohellohello helloworld helloworld123 hjccbz
  hjccbzhjccbz idontknow idontknow123 iloveyou iloveyouforever internetinternet jordan23jordan23
  k.,bvfz k.,jdm letmein letmeinletmein letmeinplease liverpoolliverpool ljhjuf lokomotiv
  loremipsumdolor marinamarina mastermaster microsoft minecraftminecraft minzdrav moiparol monkeymonkey
  moskva moskvamoskva mypassword mysecretpassword natasha natashanatasha ncc1701ncc1701 nopassword
  nopasswordhere novgorod obrashenie odnoklassniki opensesame opensesame123 p@ssw0rd p@ssw0rd1234
  pa$$w0rd pa55word parol parolparol parolparolparol passw0rd password password1234 passwordpass
  passwordpassword pokemonpokemon pravitelstvo princess q1w2e3r4t5 q1w2e3r4t5y6 q1w2e3r4t5y6u7
  qazwsxedc qazwsxedcrfv qazwsxedcrfvtgb qwe123qwe123 qweasdzxc qweasdzxc123 qweqweqweqwe qwer1234qwer
  qwerty qwerty123456 qwerty12345678 qwertyqwerty qwertyuiop qwertyuiopasdf qwertyuiopasdfgh
  rjkjrjkmxbr rootroot rootrootroot russia russiarussia samsung samsungsamsung secretpassword
  secretsecret sergeysergey spartakspartak spring springspring starwarsstarwars summer summersummer
  sunshine superadmin superman supersecret svetlana svetlanasvetlana telegram telegramtelegram
  temppassword test testpassword testtest testtesttest thequickbrownfox toortoor trustno1
  trustno1trustno1 useruser veche vecheveche vechevecheveche velikiynovgorod velikynovgorod
  vfhbyfvfhbyf vjcrdf vjcrdfvjcrdf vkontakte vkontaktevkontakte vladimir vladimirvladimir welcome
  welcomehome whatever whateverwhatever whatsappwhatsapp windowswindows winter winterwinter
  yfnfifyfnfif ytrewq ytrewqytrewq zaq12wsxcde3 zenitzenitzenit zxcv1234zxcv zxcvbnm zxcvbnmasdf
  zxczxczxczxc админадмин админадминадмин администратор великийновгород весна веснавесна вече вечевече
  вечевечевече губернатор зенитчемпион зима зимазимазима йцукен йцукенгшщ йцукенгшщз йцукенгшщзхъ
  йцукенйцукен леталетолето лето любимаялюбимая любовьлюбовь моипароль мойпароль наташанаташа новгород
  новгородновгород осень осеньосень пароль парольпароль парольпарольпароль правительство привет
  приветпривет россия россиявперед россияроссия секретныйпароль секретсекрет солнышко солнышкосолнышко
  спартакчемпион фывапролд фывапролджэ ячсмитьбю
`
    .trim()
    .split(/\s+/),
)
