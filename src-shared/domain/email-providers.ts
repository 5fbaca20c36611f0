/**
 * Who gives mailboxes to anybody (free). Appwrite ships a list of many thousand domains; the long tail matters little to
 * somebody testing an app, its size in a page does. So the list is a short one of our own.
 */

/**
 * The providers that people really have their mailboxes at; only such as public lists of free providers agree on, since
 * those are what the server reads.
 */
export const freeDomains: ReadonlySet<string> = words(`
  gmail.com googlemail.com
  outlook.com outlook.at outlook.be outlook.cl outlook.co.id outlook.co.th outlook.com.au outlook.com.br
  outlook.com.tr outlook.cz outlook.de outlook.dk outlook.es outlook.fr outlook.hu outlook.ie outlook.in outlook.it
  outlook.jp outlook.kr outlook.lv outlook.my outlook.ph outlook.pt outlook.sa outlook.sg outlook.sk
  hotmail.com hotmail.be hotmail.ca hotmail.ch hotmail.co.il hotmail.co.jp hotmail.co.nz hotmail.co.th hotmail.co.uk
  hotmail.com.au hotmail.com.br hotmail.com.tr hotmail.cz hotmail.de hotmail.dk hotmail.es hotmail.fi
  hotmail.fr hotmail.gr hotmail.hu hotmail.it hotmail.nl hotmail.no hotmail.se hotmail.sg
  live.com live.at live.be live.ca live.cl live.cn live.co.uk live.co.za live.com.ar live.com.au live.com.mx live.com.pt
  live.de live.dk live.fr live.ie live.in live.it live.jp live.nl live.no live.ru live.se msn.com
  yahoo.com yahoo.at yahoo.be yahoo.ca yahoo.ch yahoo.co.id yahoo.co.in yahoo.co.jp yahoo.co.kr yahoo.co.nz
  yahoo.co.th yahoo.co.uk yahoo.co.za yahoo.com.ar yahoo.com.au yahoo.com.br yahoo.com.cn yahoo.com.co yahoo.com.hk
  yahoo.com.mx yahoo.com.my yahoo.com.ph yahoo.com.sg yahoo.com.tr yahoo.com.tw yahoo.com.vn
  yahoo.cz yahoo.de yahoo.dk yahoo.es yahoo.fi yahoo.fr yahoo.gr yahoo.hu yahoo.ie yahoo.in yahoo.it yahoo.nl yahoo.no
  yahoo.pl yahoo.pt yahoo.ro yahoo.se ymail.com rocketmail.com
  icloud.com me.com mac.com
  protonmail.com protonmail.ch proton.me pm.me tutanota.de tuta.io
  fastmail.com fastmail.fm hushmail.com mailfence.com posteo.de posteo.net runbox.com zoho.com zohomail.com
  duck.com mail.com email.com usa.com europe.com post.com consultant.com engineer.com inbox.com lycos.com excite.com
  aol.com aol.co.uk aol.de aol.fr aim.com netscape.net juno.com netzero.net earthlink.net mindspring.com
  att.net sbcglobal.net bellsouth.net verizon.net comcast.net cox.net charter.net frontier.com optonline.net
  rogers.com shaw.ca bell.net videotron.ca
  bigpond.com bigpond.net.au optusnet.com.au iinet.net.au tpg.com.au xtra.co.nz
  btinternet.com virginmedia.com virgin.net ntlworld.com sky.com blueyonder.co.uk tiscali.co.uk eircom.net
  gmx.com gmx.de gmx.net gmx.at gmx.ch gmx.fr gmx.co.uk web.de freenet.de t-online.de arcor.de online.de
  aon.at bluewin.ch
  orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr voila.fr
  skynet.be telenet.be ziggo.nl planet.nl home.nl xs4all.nl kpnmail.nl hetnet.nl
  libero.it virgilio.it tiscali.it alice.it inwind.it iol.it email.it
  terra.es telefonica.net sapo.pt
  spray.se online.no
  wp.pl onet.pl o2.pl interia.pl op.pl poczta.onet.pl gazeta.pl seznam.cz centrum.cz centrum.sk azet.sk
  freemail.hu citromail.hu abv.bg mail.bg
  mail.ru inbox.ru list.ru bk.ru yandex.ru yandex.com yandex.ua ya.ru rambler.ru ukr.net i.ua
  walla.co.il rediffmail.com indiatimes.com
  qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com aliyun.com 139.com tom.com
  naver.com daum.net hanmail.net nate.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp
  uol.com.br bol.com.br terra.com.br ig.com.br
  mynet.com
`)

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}
