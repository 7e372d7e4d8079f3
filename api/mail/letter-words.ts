/**
 * The words of all mails, in the languages of `SPOKEN`. `%1`, `%2` … stand for what is put in; where a link follows, a
 * sentence ends with a colon. Pure.
 */
import { SPOKEN, spokenTo, type Spoken } from '#api/vocabulary/spoken.ts'

/** What it is about; what happened; what to do by the link that follows. */
type Letter = readonly [subject: string, text: string, open: string]
type Notice = readonly [subject: string, text: string]

export interface LetterWords {
  letters: Readonly<Record<LetterName, Letter>>
  /** At the end of each of them. */
  notYou: string
  notices: Readonly<Record<NoticeName, Notice>>
  /** What the owner may do after a notice. */
  next: Readonly<Record<'notYou' | 'mayBeKnown' | 'byTheirLink', string>>
  invitation: {
    subject: string
    roles: Readonly<Record<'owner' | 'editor' | 'contributor', string>>
    /** The provider, the role. */
    asked: string
    open: string
    notYou: string
  }
}

export type LetterName = 'addressTaken' | 'address' | 'signUp' | 'noAccount' | 'haveAccount' | 'reset'
export type NoticeName =
  | 'password'
  | 'deleted'
  | 'factor-added'
  | 'factor-removed'
  | 'identity-added'
  | 'identity-removed'
  | 'recovery-codes'
  | 'recovery-code'
  | 'address-added'
  | 'signed-out'
  | 'password-taken'
  | 'factors-taken'

// prettier-ignore
const WORDS: Readonly<Record<Spoken, LetterWords>> = {
  en: {
    letters: {
      addressTaken: ['You have an account with this address', 'Somebody wants this address for another account at Waymark. An address belongs to one account, so nothing was changed.', 'If it was you, sign in with this address. If you do not know its password any more, choose a new one by this link within an hour:'],
      address: ['Confirm your address', 'Somebody wants this address for their account at Waymark.', 'If it was you, open this link within a day, where you are signed in:'],
      signUp: ['Confirm your address', 'Somebody wants to open an account at Waymark with this address.', 'If it was you, open this link within a day and choose a password:'],
      noAccount: ['There is no account with this address', 'Somebody asked for a new password at Waymark. There is no account with this address.', 'If it was you, you may have used another address. To open an account with this one, open this link within a day:'],
      haveAccount: ['You have an account already', 'Somebody wants to open an account at Waymark with this address. You have one already: sign in with it.', 'If you do not know your password any more, choose a new one by this link within an hour:'],
      reset: ['Choose a new password', 'Somebody asked for a new password for your account at Waymark.', 'If it was you, open this link within an hour:'],
    },
    notYou: 'If this was not you, there is nothing to do: without the link nothing happens.',
    notices: {
      password: ['Your password was changed', 'The password of your account at Waymark was changed, and its other sessions have ended.'],
      deleted: ['Your account was deleted', 'Your account at Waymark was deleted, as its owner asked for.'],
      'factor-added': ['A way to prove that it is you was added', 'A passkey or an authenticator app was added to your account at Waymark, and its other sessions have ended.'],
      'factor-removed': ['A way to prove that it is you was removed', 'A passkey or an authenticator app was taken from your account at Waymark, and its other sessions have ended.'],
      'identity-added': ['A way to sign in was added', 'An identity at a school or country was added to your account at Waymark: it can be opened through that from now on.'],
      'identity-removed': ['A way to sign in was removed', 'An identity at a school or country was taken from your account at Waymark.'],
      'recovery-codes': ['You have new recovery codes', 'New recovery codes were made for your account at Waymark. The ones from before are of no use any more.'],
      'recovery-code': ['A recovery code was used', 'Somebody signed in to your account at Waymark with your password and one of your recovery codes.'],
      'address-added': ['Your account has this address', 'This address is that of your account at Waymark from now on. Notices about the account come here.'],
      'signed-out': ['You were signed out everywhere', 'Whoever looks after this place has ended all sessions of your account at Waymark. Nothing else was changed: sign in again.'],
      'password-taken': ['Your password was taken away', 'Whoever runs this place has taken the password from your account at Waymark, and ended its sessions.'],
      'factors-taken': ['Your account was opened anew for you', 'Whoever runs this place was told that you lost what you sign in with. They have taken all passkeys, the authenticator app, the recovery codes and the password from your account at Waymark, and ended its sessions. If you did not ask for this, write to them, and choose a new password at once.'],
    },
    next: {
      notYou: 'If this was not you, choose a new password at once:',
      mayBeKnown: 'If somebody else may know your password, choose a new one:',
      byTheirLink: 'Choose a new password by the link that they give you, or here:',
    },
    invitation: {
      subject: 'You are invited to publish at Waymark',
      roles: { owner: 'an owner', editor: 'an editor', contributor: 'a contributor' },
      asked: 'You are invited to act for “%1” at Waymark, an open marketplace of learning resources, as %2.',
      open: 'To accept, open this link within 7 days:',
      notYou: 'If you do not expect this, there is nothing to do: without the link nothing happens.',
    },
  },
  es: {
    letters: {
      addressTaken: ['Ya tiene una cuenta con esta dirección', 'Alguien quiere usar esta dirección para otra cuenta de Waymark. Una dirección pertenece a una sola cuenta, así que no se ha cambiado nada.', 'Si ha sido usted, inicie sesión con esta dirección. Si ya no recuerda la contraseña, elija una nueva con este enlace en el plazo de una hora:'],
      address: ['Confirme su dirección', 'Alguien quiere usar esta dirección para su cuenta de Waymark.', 'Si ha sido usted, abra este enlace en el plazo de un día, donde tiene la sesión iniciada:'],
      signUp: ['Confirme su dirección', 'Alguien quiere abrir una cuenta en Waymark con esta dirección.', 'Si ha sido usted, abra este enlace en el plazo de un día y elija una contraseña:'],
      noAccount: ['No hay ninguna cuenta con esta dirección', 'Alguien pidió una contraseña nueva en Waymark. No hay ninguna cuenta con esta dirección.', 'Si ha sido usted, quizá usó otra dirección. Para abrir una cuenta con esta, abra este enlace en el plazo de un día:'],
      haveAccount: ['Ya tiene una cuenta', 'Alguien quiere abrir una cuenta en Waymark con esta dirección. Usted ya tiene una: inicie sesión con ella.', 'Si ya no recuerda su contraseña, elija una nueva con este enlace en el plazo de una hora:'],
      reset: ['Elija una contraseña nueva', 'Alguien pidió una contraseña nueva para su cuenta de Waymark.', 'Si ha sido usted, abra este enlace en el plazo de una hora:'],
    },
    notYou: 'Si no ha sido usted, no tiene que hacer nada: sin el enlace no ocurre nada.',
    notices: {
      password: ['Se ha cambiado su contraseña', 'Se ha cambiado la contraseña de su cuenta de Waymark y se han cerrado sus otras sesiones.'],
      deleted: ['Se ha eliminado su cuenta', 'Se ha eliminado su cuenta de Waymark, como pidió su titular.'],
      'factor-added': ['Se ha añadido una forma de demostrar que es usted', 'Se ha añadido una llave de acceso o una aplicación de autenticación a su cuenta de Waymark y se han cerrado sus otras sesiones.'],
      'factor-removed': ['Se ha quitado una forma de demostrar que es usted', 'Se ha quitado una llave de acceso o una aplicación de autenticación de su cuenta de Waymark y se han cerrado sus otras sesiones.'],
      'identity-added': ['Se ha añadido una forma de iniciar sesión', 'Se ha añadido a su cuenta de Waymark una identidad de una escuela o de un país: desde ahora también se abre con ella.'],
      'identity-removed': ['Se ha quitado una forma de iniciar sesión', 'Se ha quitado de su cuenta de Waymark una identidad de una escuela o de un país.'],
      'recovery-codes': ['Tiene códigos de recuperación nuevos', 'Se han creado códigos de recuperación nuevos para su cuenta de Waymark. Los anteriores ya no sirven.'],
      'recovery-code': ['Se ha usado un código de recuperación', 'Alguien inició sesión en su cuenta de Waymark con su contraseña y uno de sus códigos de recuperación.'],
      'address-added': ['Su cuenta tiene esta dirección', 'Desde ahora esta dirección es la de su cuenta de Waymark. Los avisos sobre la cuenta llegan aquí.'],
      'signed-out': ['Se han cerrado todas sus sesiones', 'Quien cuida de este sitio ha cerrado todas las sesiones de su cuenta de Waymark. No se ha cambiado nada más: vuelva a iniciar sesión.'],
      'password-taken': ['Se ha retirado su contraseña', 'Quien gestiona este sitio ha retirado la contraseña de su cuenta de Waymark y ha cerrado sus sesiones.'],
      'factors-taken': ['Se le ha vuelto a abrir su cuenta', 'A quien gestiona este sitio se le dijo que usted perdió aquello con lo que inicia sesión. Ha retirado de su cuenta de Waymark todas las llaves de acceso, la aplicación de autenticación, los códigos de recuperación y la contraseña, y ha cerrado sus sesiones. Si usted no lo pidió, escríbale y elija una contraseña nueva de inmediato.'],
    },
    next: {
      notYou: 'Si no ha sido usted, elija una contraseña nueva de inmediato:',
      mayBeKnown: 'Si otra persona puede conocer su contraseña, elija una nueva:',
      byTheirLink: 'Elija una contraseña nueva con el enlace que le den, o aquí:',
    },
    invitation: {
      subject: 'Invitación para publicar en Waymark',
      roles: { owner: 'titular', editor: 'editor o editora', contributor: 'colaborador o colaboradora' },
      asked: 'Se le invita a actuar en nombre de «%1» en Waymark, un mercado abierto de recursos educativos, como %2.',
      open: 'Para aceptar, abra este enlace en un plazo de 7 días:',
      notYou: 'Si no espera este mensaje, no tiene que hacer nada: sin el enlace no ocurre nada.',
    },
  },
  fr: {
    letters: {
      addressTaken: ['Vous avez un compte avec cette adresse', 'Quelqu’un veut cette adresse pour un autre compte sur Waymark. Une adresse n’appartient qu’à un compte : rien n’a été changé.', 'Si c’est vous, connectez-vous avec cette adresse. Si vous ne connaissez plus le mot de passe, choisissez-en un nouveau par ce lien dans l’heure :'],
      address: ['Confirmez votre adresse', 'Quelqu’un veut cette adresse pour son compte sur Waymark.', 'Si c’est vous, ouvrez ce lien dans la journée, là où votre session est ouverte :'],
      signUp: ['Confirmez votre adresse', 'Quelqu’un veut ouvrir un compte sur Waymark avec cette adresse.', 'Si c’est vous, ouvrez ce lien dans la journée et choisissez un mot de passe :'],
      noAccount: ['Aucun compte n’a cette adresse', 'Quelqu’un a demandé un nouveau mot de passe sur Waymark. Aucun compte n’a cette adresse.', 'Si c’est vous, vous avez peut-être utilisé une autre adresse. Pour ouvrir un compte avec celle-ci, ouvrez ce lien dans la journée :'],
      haveAccount: ['Vous avez déjà un compte', 'Quelqu’un veut ouvrir un compte sur Waymark avec cette adresse. Vous en avez déjà un : connectez-vous avec lui.', 'Si vous ne connaissez plus votre mot de passe, choisissez-en un nouveau par ce lien dans l’heure :'],
      reset: ['Choisissez un nouveau mot de passe', 'Quelqu’un a demandé un nouveau mot de passe pour votre compte sur Waymark.', 'Si c’est vous, ouvrez ce lien dans l’heure :'],
    },
    notYou: 'Si ce n’est pas vous, vous n’avez rien à faire : sans le lien, rien ne se passe.',
    notices: {
      password: ['Votre mot de passe a été changé', 'Le mot de passe de votre compte sur Waymark a été changé, et ses autres sessions sont fermées.'],
      deleted: ['Votre compte a été supprimé', 'Votre compte sur Waymark a été supprimé, à la demande de son titulaire.'],
      'factor-added': ['Un moyen de prouver que c’est vous a été ajouté', 'Une clé d’accès ou une application d’authentification a été ajoutée à votre compte sur Waymark, et ses autres sessions sont fermées.'],
      'factor-removed': ['Un moyen de prouver que c’est vous a été retiré', 'Une clé d’accès ou une application d’authentification a été retirée de votre compte sur Waymark, et ses autres sessions sont fermées.'],
      'identity-added': ['Un moyen de se connecter a été ajouté', 'Une identité d’une école ou d’un pays a été ajoutée à votre compte sur Waymark : il peut désormais être ouvert par elle.'],
      'identity-removed': ['Un moyen de se connecter a été retiré', 'Une identité d’une école ou d’un pays a été retirée de votre compte sur Waymark.'],
      'recovery-codes': ['Vous avez de nouveaux codes de secours', 'De nouveaux codes de secours ont été créés pour votre compte sur Waymark. Les anciens ne servent plus.'],
      'recovery-code': ['Un code de secours a été utilisé', 'Quelqu’un s’est connecté à votre compte sur Waymark avec votre mot de passe et un de vos codes de secours.'],
      'address-added': ['Votre compte a cette adresse', 'Cette adresse est désormais celle de votre compte sur Waymark. Les avis sur le compte arrivent ici.'],
      'signed-out': ['Vous avez été déconnecté partout', 'La personne qui veille sur ce lieu a fermé toutes les sessions de votre compte sur Waymark. Rien d’autre n’a été changé : connectez-vous à nouveau.'],
      'password-taken': ['Votre mot de passe a été retiré', 'La personne qui gère ce lieu a retiré le mot de passe de votre compte sur Waymark et fermé ses sessions.'],
      'factors-taken': ['Votre compte vous a été rouvert', 'La personne qui gère ce lieu a appris que vous avez perdu vos moyens de connexion. Elle a retiré de votre compte sur Waymark toutes les clés d’accès, l’application d’authentification, les codes de secours et le mot de passe, et fermé ses sessions. Si vous ne l’avez pas demandé, écrivez-lui et choisissez tout de suite un nouveau mot de passe.'],
    },
    next: {
      notYou: 'Si ce n’est pas vous, choisissez tout de suite un nouveau mot de passe :',
      mayBeKnown: 'Si quelqu’un d’autre peut connaître votre mot de passe, choisissez-en un nouveau :',
      byTheirLink: 'Choisissez un nouveau mot de passe par le lien qui vous sera donné, ou ici :',
    },
    invitation: {
      subject: 'Invitation à publier sur Waymark',
      roles: { owner: 'propriétaire', editor: 'éditeur ou éditrice', contributor: 'contributeur ou contributrice' },
      asked: 'Vous êtes invité·e à agir pour «\u00a0%1\u00a0» sur Waymark, une place de marché ouverte de ressources éducatives, en tant que %2.',
      open: 'Pour accepter, ouvrez ce lien dans les 7 jours :',
      notYou: 'Si vous n’attendez pas ce message, vous n’avez rien à faire : sans le lien, rien ne se passe.',
    },
  },
  pt: {
    letters: {
      addressTaken: ['Você já tem uma conta com este endereço', 'Alguém quer este endereço para outra conta no Waymark. Um endereço pertence a uma só conta, por isso nada foi alterado.', 'Se foi você, entre com este endereço. Se já não sabe a senha, escolha uma nova por este link dentro de uma hora:'],
      address: ['Confirme o seu endereço', 'Alguém quer este endereço para a sua conta no Waymark.', 'Se foi você, abra este link dentro de um dia, onde a sua sessão está aberta:'],
      signUp: ['Confirme o seu endereço', 'Alguém quer abrir uma conta no Waymark com este endereço.', 'Se foi você, abra este link dentro de um dia e escolha uma senha:'],
      noAccount: ['Não há conta com este endereço', 'Alguém pediu uma nova senha no Waymark. Não há conta com este endereço.', 'Se foi você, talvez tenha usado outro endereço. Para abrir uma conta com este, abra este link dentro de um dia:'],
      haveAccount: ['Você já tem uma conta', 'Alguém quer abrir uma conta no Waymark com este endereço. Você já tem uma: entre com ela.', 'Se já não sabe a sua senha, escolha uma nova por este link dentro de uma hora:'],
      reset: ['Escolha uma nova senha', 'Alguém pediu uma nova senha para a sua conta no Waymark.', 'Se foi você, abra este link dentro de uma hora:'],
    },
    notYou: 'Se não foi você, não precisa fazer nada: sem o link nada acontece.',
    notices: {
      password: ['A sua senha foi alterada', 'A senha da sua conta no Waymark foi alterada e as outras sessões foram encerradas.'],
      deleted: ['A sua conta foi apagada', 'A sua conta no Waymark foi apagada, a pedido do titular.'],
      'factor-added': ['Foi adicionada uma forma de provar que é você', 'Uma chave de acesso ou um aplicativo autenticador foi adicionado à sua conta no Waymark e as outras sessões foram encerradas.'],
      'factor-removed': ['Foi retirada uma forma de provar que é você', 'Uma chave de acesso ou um aplicativo autenticador foi retirado da sua conta no Waymark e as outras sessões foram encerradas.'],
      'identity-added': ['Foi adicionada uma forma de entrar', 'Uma identidade de uma escola ou de um país foi adicionada à sua conta no Waymark: a partir de agora ela também abre a conta.'],
      'identity-removed': ['Foi retirada uma forma de entrar', 'Uma identidade de uma escola ou de um país foi retirada da sua conta no Waymark.'],
      'recovery-codes': ['Você tem novos códigos de recuperação', 'Foram criados novos códigos de recuperação para a sua conta no Waymark. Os anteriores já não servem.'],
      'recovery-code': ['Um código de recuperação foi usado', 'Alguém entrou na sua conta no Waymark com a sua senha e um dos seus códigos de recuperação.'],
      'address-added': ['A sua conta tem este endereço', 'Este endereço é, a partir de agora, o da sua conta no Waymark. Os avisos sobre a conta chegam aqui.'],
      'signed-out': ['As suas sessões foram todas encerradas', 'Quem cuida deste lugar encerrou todas as sessões da sua conta no Waymark. Nada mais foi alterado: entre de novo.'],
      'password-taken': ['A sua senha foi retirada', 'Quem gere este lugar retirou a senha da sua conta no Waymark e encerrou as sessões.'],
      'factors-taken': ['A sua conta foi reaberta para você', 'Quem gere este lugar soube que você perdeu aquilo com que entra. Retirou da sua conta no Waymark todas as chaves de acesso, o aplicativo autenticador, os códigos de recuperação e a senha, e encerrou as sessões. Se você não pediu isto, escreva a essa pessoa e escolha já uma nova senha.'],
    },
    next: {
      notYou: 'Se não foi você, escolha já uma nova senha:',
      mayBeKnown: 'Se outra pessoa pode saber a sua senha, escolha uma nova:',
      byTheirLink: 'Escolha uma nova senha pelo link que lhe derem, ou aqui:',
    },
    invitation: {
      subject: 'Convite para publicar no Waymark',
      roles: { owner: 'titular', editor: 'editor ou editora', contributor: 'colaborador ou colaboradora' },
      asked: 'Você foi convidado a atuar em nome de “%1” no Waymark, um mercado aberto de recursos educacionais, como %2.',
      open: 'Para aceitar, abra este link dentro de 7 dias:',
      notYou: 'Se você não espera esta mensagem, não precisa fazer nada: sem o link nada acontece.',
    },
  },
  de: {
    letters: {
      addressTaken: ['Sie haben ein Konto mit dieser Adresse', 'Jemand möchte diese Adresse für ein anderes Konto bei Waymark. Eine Adresse gehört zu einem Konto, darum wurde nichts geändert.', 'Wenn Sie es waren, melden Sie sich mit dieser Adresse an. Wenn Sie das Passwort nicht mehr wissen, wählen Sie innerhalb einer Stunde über diesen Link ein neues:'],
      address: ['Bestätigen Sie Ihre Adresse', 'Jemand möchte diese Adresse für das eigene Konto bei Waymark.', 'Wenn Sie es waren, öffnen Sie diesen Link innerhalb eines Tages dort, wo Sie angemeldet sind:'],
      signUp: ['Bestätigen Sie Ihre Adresse', 'Jemand möchte mit dieser Adresse ein Konto bei Waymark eröffnen.', 'Wenn Sie es waren, öffnen Sie diesen Link innerhalb eines Tages und wählen Sie ein Passwort:'],
      noAccount: ['Es gibt kein Konto mit dieser Adresse', 'Jemand hat bei Waymark ein neues Passwort angefordert. Es gibt kein Konto mit dieser Adresse.', 'Wenn Sie es waren, haben Sie vielleicht eine andere Adresse benutzt. Um mit dieser ein Konto zu eröffnen, öffnen Sie diesen Link innerhalb eines Tages:'],
      haveAccount: ['Sie haben schon ein Konto', 'Jemand möchte mit dieser Adresse ein Konto bei Waymark eröffnen. Sie haben schon eines: Melden Sie sich damit an.', 'Wenn Sie Ihr Passwort nicht mehr wissen, wählen Sie innerhalb einer Stunde über diesen Link ein neues:'],
      reset: ['Wählen Sie ein neues Passwort', 'Jemand hat für Ihr Konto bei Waymark ein neues Passwort angefordert.', 'Wenn Sie es waren, öffnen Sie diesen Link innerhalb einer Stunde:'],
    },
    notYou: 'Wenn Sie es nicht waren, müssen Sie nichts tun: Ohne den Link geschieht nichts.',
    notices: {
      password: ['Ihr Passwort wurde geändert', 'Das Passwort Ihres Kontos bei Waymark wurde geändert, und seine anderen Sitzungen wurden beendet.'],
      deleted: ['Ihr Konto wurde gelöscht', 'Ihr Konto bei Waymark wurde auf Wunsch der Person gelöscht, der es gehört.'],
      'factor-added': ['Ein Nachweis, dass Sie es sind, kam hinzu', 'Zu Ihrem Konto bei Waymark kam ein Passkey oder eine Authentifizierungs-App hinzu, und seine anderen Sitzungen wurden beendet.'],
      'factor-removed': ['Ein Nachweis, dass Sie es sind, wurde entfernt', 'Von Ihrem Konto bei Waymark wurde ein Passkey oder eine Authentifizierungs-App entfernt, und seine anderen Sitzungen wurden beendet.'],
      'identity-added': ['Ein Weg zur Anmeldung kam hinzu', 'Zu Ihrem Konto bei Waymark kam eine Identität einer Schule oder eines Landes hinzu: Es lässt sich ab jetzt auch damit öffnen.'],
      'identity-removed': ['Ein Weg zur Anmeldung wurde entfernt', 'Von Ihrem Konto bei Waymark wurde eine Identität einer Schule oder eines Landes entfernt.'],
      'recovery-codes': ['Sie haben neue Wiederherstellungscodes', 'Für Ihr Konto bei Waymark gibt es neue Wiederherstellungscodes. Die früheren gelten nicht mehr.'],
      'recovery-code': ['Ein Wiederherstellungscode wurde benutzt', 'Jemand hat sich mit Ihrem Passwort und einem Ihrer Wiederherstellungscodes bei Ihrem Konto bei Waymark angemeldet.'],
      'address-added': ['Ihr Konto hat diese Adresse', 'Diese Adresse ist ab jetzt die Ihres Kontos bei Waymark. Nachrichten zum Konto kommen hierher.'],
      'signed-out': ['Sie wurden überall abgemeldet', 'Wer sich um diesen Ort kümmert, hat alle Sitzungen Ihres Kontos bei Waymark beendet. Sonst wurde nichts geändert: Melden Sie sich wieder an.'],
      'password-taken': ['Ihr Passwort wurde entfernt', 'Wer diesen Ort betreibt, hat das Passwort Ihres Kontos bei Waymark entfernt und seine Sitzungen beendet.'],
      'factors-taken': ['Ihr Konto wurde neu für Sie geöffnet', 'Wer diesen Ort betreibt, hat erfahren, dass Sie nicht mehr haben, womit Sie sich anmelden. Alle Passkeys, die Authentifizierungs-App, die Wiederherstellungscodes und das Passwort Ihres Kontos bei Waymark wurden entfernt und seine Sitzungen beendet. Wenn Sie nicht darum gebeten haben, schreiben Sie dorthin, und wählen Sie sofort ein neues Passwort.'],
    },
    next: {
      notYou: 'Wenn Sie es nicht waren, wählen Sie sofort ein neues Passwort:',
      mayBeKnown: 'Wenn jemand anderes Ihr Passwort kennen könnte, wählen Sie ein neues:',
      byTheirLink: 'Wählen Sie ein neues Passwort über den Link, den Sie bekommen, oder hier:',
    },
    invitation: {
      subject: 'Einladung zum Veröffentlichen bei Waymark',
      roles: { owner: 'Inhaberin oder Inhaber', editor: 'Redaktionsmitglied', contributor: 'Mitwirkende Person' },
      asked: 'Sie sind eingeladen, bei Waymark, einem offenen Marktplatz für Lernmaterial, für „%1“ tätig zu sein. Ihre Rolle: %2.',
      open: 'Zum Annehmen öffnen Sie innerhalb von 7 Tagen diesen Link:',
      notYou: 'Wenn Sie dies nicht erwarten, müssen Sie nichts tun: Ohne den Link geschieht nichts.',
    },
  },
  it: {
    letters: {
      addressTaken: ['Ha già un account con questo indirizzo', 'Qualcuno vuole questo indirizzo per un altro account su Waymark. Un indirizzo appartiene a un solo account, perciò nulla è cambiato.', 'Se è stato Lei, acceda con questo indirizzo. Se non ricorda più la password, ne scelga una nuova con questo link entro un’ora:'],
      address: ['Confermi il Suo indirizzo', 'Qualcuno vuole questo indirizzo per il proprio account su Waymark.', 'Se è stato Lei, apra questo link entro un giorno, dove ha effettuato l’accesso:'],
      signUp: ['Confermi il Suo indirizzo', 'Qualcuno vuole aprire un account su Waymark con questo indirizzo.', 'Se è stato Lei, apra questo link entro un giorno e scelga una password:'],
      noAccount: ['Non c’è un account con questo indirizzo', 'Qualcuno ha chiesto una nuova password su Waymark. Non c’è un account con questo indirizzo.', 'Se è stato Lei, forse ha usato un altro indirizzo. Per aprire un account con questo, apra questo link entro un giorno:'],
      haveAccount: ['Ha già un account', 'Qualcuno vuole aprire un account su Waymark con questo indirizzo. Lei ne ha già uno: acceda con quello.', 'Se non ricorda più la password, ne scelga una nuova con questo link entro un’ora:'],
      reset: ['Scelga una nuova password', 'Qualcuno ha chiesto una nuova password per il Suo account su Waymark.', 'Se è stato Lei, apra questo link entro un’ora:'],
    },
    notYou: 'Se non è stato Lei, non deve fare nulla: senza il link non succede nulla.',
    notices: {
      password: ['La Sua password è cambiata', 'La password del Suo account su Waymark è cambiata, e le altre sessioni sono terminate.'],
      deleted: ['Il Suo account è stato eliminato', 'Il Suo account su Waymark è stato eliminato, come chiesto da chi lo possiede.'],
      'factor-added': ['È stato aggiunto un modo per provare chi è', 'Una passkey o un’app di autenticazione è stata aggiunta al Suo account su Waymark, e le altre sessioni sono terminate.'],
      'factor-removed': ['È stato tolto un modo per provare chi è', 'Una passkey o un’app di autenticazione è stata tolta dal Suo account su Waymark, e le altre sessioni sono terminate.'],
      'identity-added': ['È stato aggiunto un modo per accedere', 'Un’identità di una scuola o di un Paese è stata aggiunta al Suo account su Waymark: da ora apre l’account anche quella.'],
      'identity-removed': ['È stato tolto un modo per accedere', 'Un’identità di una scuola o di un Paese è stata tolta dal Suo account su Waymark.'],
      'recovery-codes': ['Ha nuovi codici di recupero', 'Sono stati creati nuovi codici di recupero per il Suo account su Waymark. Quelli di prima non servono più.'],
      'recovery-code': ['È stato usato un codice di recupero', 'Qualcuno è entrato nel Suo account su Waymark con la Sua password e uno dei Suoi codici di recupero.'],
      'address-added': ['Il Suo account ha questo indirizzo', 'Da ora questo indirizzo è quello del Suo account su Waymark. Gli avvisi sull’account arrivano qui.'],
      'signed-out': ['Tutte le Sue sessioni sono terminate', 'Chi si occupa di questo luogo ha terminato tutte le sessioni del Suo account su Waymark. Nient’altro è cambiato: acceda di nuovo.'],
      'password-taken': ['La Sua password è stata tolta', 'Chi gestisce questo luogo ha tolto la password dal Suo account su Waymark e ne ha terminato le sessioni.'],
      'factors-taken': ['Il Suo account è stato riaperto per Lei', 'Chi gestisce questo luogo ha saputo che Lei ha perso ciò con cui accede. Ha tolto dal Suo account su Waymark tutte le passkey, l’app di autenticazione, i codici di recupero e la password, e ne ha terminato le sessioni. Se non lo ha chiesto Lei, scriva loro e scelga subito una nuova password.'],
    },
    next: {
      notYou: 'Se non è stato Lei, scelga subito una nuova password:',
      mayBeKnown: 'Se qualcun altro può conoscere la Sua password, ne scelga una nuova:',
      byTheirLink: 'Scelga una nuova password con il link che Le daranno, oppure qui:',
    },
    invitation: {
      subject: 'Invito a pubblicare su Waymark',
      roles: { owner: 'titolare', editor: 'redattore o redattrice', contributor: 'collaboratore o collaboratrice' },
      asked: 'È invitato ad agire per «%1» su Waymark, un mercato aperto di risorse didattiche, come %2.',
      open: 'Per accettare, apra questo link entro 7 giorni:',
      notYou: 'Se non si aspetta questo messaggio, non deve fare nulla: senza il link non succede nulla.',
    },
  },
  ru: {
    letters: {
      addressTaken: ['У вас есть учётная запись с этим адресом', 'Кто-то хочет использовать этот адрес для другой учётной записи на Waymark. Адрес принадлежит одной учётной записи, поэтому ничего не изменено.', 'Если это вы, войдите с этим адресом. Если вы больше не помните пароль, выберите новый по этой ссылке в течение часа:'],
      address: ['Подтвердите свой адрес', 'Кто-то хочет использовать этот адрес для своей учётной записи на Waymark.', 'Если это вы, откройте эту ссылку в течение суток там, где вы вошли:'],
      signUp: ['Подтвердите свой адрес', 'Кто-то хочет создать учётную запись на Waymark с этим адресом.', 'Если это вы, откройте эту ссылку в течение суток и выберите пароль:'],
      noAccount: ['Учётной записи с этим адресом нет', 'Кто-то запросил новый пароль на Waymark. Учётной записи с этим адресом нет.', 'Если это вы, возможно, вы указывали другой адрес. Чтобы создать учётную запись с этим, откройте эту ссылку в течение суток:'],
      haveAccount: ['У вас уже есть учётная запись', 'Кто-то хочет создать учётную запись на Waymark с этим адресом. У вас она уже есть: войдите с ней.', 'Если вы больше не помните пароль, выберите новый по этой ссылке в течение часа:'],
      reset: ['Выберите новый пароль', 'Кто-то запросил новый пароль для вашей учётной записи на Waymark.', 'Если это вы, откройте эту ссылку в течение часа:'],
    },
    notYou: 'Если это не вы, ничего делать не нужно: без ссылки ничего не произойдёт.',
    notices: {
      password: ['Ваш пароль изменён', 'Пароль вашей учётной записи на Waymark изменён, остальные её сеансы завершены.'],
      deleted: ['Ваша учётная запись удалена', 'Ваша учётная запись на Waymark удалена по просьбе владельца.'],
      'factor-added': ['Добавлен способ подтвердить, что это вы', 'К вашей учётной записи на Waymark добавлен ключ доступа или приложение-аутентификатор, остальные её сеансы завершены.'],
      'factor-removed': ['Удалён способ подтвердить, что это вы', 'Из вашей учётной записи на Waymark удалён ключ доступа или приложение-аутентификатор, остальные её сеансы завершены.'],
      'identity-added': ['Добавлен способ входа', 'К вашей учётной записи на Waymark добавлено удостоверение школы или страны: теперь её можно открыть и через него.'],
      'identity-removed': ['Удалён способ входа', 'Из вашей учётной записи на Waymark удалено удостоверение школы или страны.'],
      'recovery-codes': ['У вас новые коды восстановления', 'Для вашей учётной записи на Waymark созданы новые коды восстановления. Прежние больше не действуют.'],
      'recovery-code': ['Использован код восстановления', 'Кто-то вошёл в вашу учётную запись на Waymark с вашим паролем и одним из кодов восстановления.'],
      'address-added': ['У вашей учётной записи этот адрес', 'Отныне это адрес вашей учётной записи на Waymark. Сообщения о ней приходят сюда.'],
      'signed-out': ['Все ваши сеансы завершены', 'Те, кто следит за этим сайтом, завершили все сеансы вашей учётной записи на Waymark. Больше ничего не изменено: войдите снова.'],
      'password-taken': ['Ваш пароль отменён', 'Те, кто управляет этим сайтом, отменили пароль вашей учётной записи на Waymark и завершили её сеансы.'],
      'factors-taken': ['Ваша учётная запись открыта для вас заново', 'Тем, кто управляет этим сайтом, сообщили, что вы потеряли то, с чем входите. Они удалили из вашей учётной записи на Waymark все ключи доступа, приложение-аутентификатор, коды восстановления и пароль и завершили её сеансы. Если вы об этом не просили, напишите им и сразу выберите новый пароль.'],
    },
    next: {
      notYou: 'Если это не вы, сразу выберите новый пароль:',
      mayBeKnown: 'Если ваш пароль мог узнать кто-то другой, выберите новый:',
      byTheirLink: 'Выберите новый пароль по ссылке, которую вам дадут, или здесь:',
    },
    invitation: {
      subject: 'Приглашение публиковать на Waymark',
      roles: { owner: 'владелец', editor: 'редактор', contributor: 'участник' },
      asked: 'Вас приглашают действовать от имени «%1» на Waymark, открытой площадке учебных материалов. Ваша роль: %2.',
      open: 'Чтобы принять приглашение, откройте эту ссылку в течение 7 дней:',
      notYou: 'Если вы этого не ждали, ничего делать не нужно: без ссылки ничего не произойдёт.',
    },
  },
  ar: {
    letters: {
      addressTaken: ['لديك حساب بهذا العنوان', 'يريد شخص ما هذا العنوان لحساب آخر على Waymark. العنوان لحساب واحد فقط، لذلك لم يتغير شيء.', 'إذا كنت أنت، فسجّل الدخول بهذا العنوان. وإذا لم تعد تعرف كلمة المرور، فاختر كلمة جديدة من هذا الرابط خلال ساعة:'],
      address: ['أكّد عنوانك', 'يريد شخص ما هذا العنوان لحسابه على Waymark.', 'إذا كنت أنت، فافتح هذا الرابط خلال يوم حيث سجّلت الدخول:'],
      signUp: ['أكّد عنوانك', 'يريد شخص ما فتح حساب على Waymark بهذا العنوان.', 'إذا كنت أنت، فافتح هذا الرابط خلال يوم واختر كلمة مرور:'],
      noAccount: ['لا يوجد حساب بهذا العنوان', 'طلب شخص ما كلمة مرور جديدة على Waymark. لا يوجد حساب بهذا العنوان.', 'إذا كنت أنت، فربما استخدمت عنوانًا آخر. لفتح حساب بهذا العنوان، افتح هذا الرابط خلال يوم:'],
      haveAccount: ['لديك حساب بالفعل', 'يريد شخص ما فتح حساب على Waymark بهذا العنوان. لديك حساب بالفعل: سجّل الدخول به.', 'إذا لم تعد تعرف كلمة المرور، فاختر كلمة جديدة من هذا الرابط خلال ساعة:'],
      reset: ['اختر كلمة مرور جديدة', 'طلب شخص ما كلمة مرور جديدة لحسابك على Waymark.', 'إذا كنت أنت، فافتح هذا الرابط خلال ساعة:'],
    },
    notYou: 'إذا لم تكن أنت، فلا داعي لفعل أي شيء: من دون الرابط لا يحدث شيء.',
    notices: {
      password: ['تغيّرت كلمة مرورك', 'تغيّرت كلمة مرور حسابك على Waymark، وانتهت جلساته الأخرى.'],
      deleted: ['حُذف حسابك', 'حُذف حسابك على Waymark بطلب من صاحبه.'],
      'factor-added': ['أُضيفت طريقة لإثبات هويتك', 'أُضيف مفتاح مرور أو تطبيق مصادقة إلى حسابك على Waymark، وانتهت جلساته الأخرى.'],
      'factor-removed': ['أُزيلت طريقة لإثبات هويتك', 'أُزيل مفتاح مرور أو تطبيق مصادقة من حسابك على Waymark، وانتهت جلساته الأخرى.'],
      'identity-added': ['أُضيفت طريقة لتسجيل الدخول', 'أُضيفت هوية من مدرسة أو بلد إلى حسابك على Waymark: يمكن فتحه بها من الآن.'],
      'identity-removed': ['أُزيلت طريقة لتسجيل الدخول', 'أُزيلت هوية من مدرسة أو بلد من حسابك على Waymark.'],
      'recovery-codes': ['لديك رموز استرداد جديدة', 'أُنشئت رموز استرداد جديدة لحسابك على Waymark. لم تعد الرموز السابقة صالحة.'],
      'recovery-code': ['استُخدم رمز استرداد', 'سجّل شخص ما الدخول إلى حسابك على Waymark بكلمة مرورك وأحد رموز الاسترداد.'],
      'address-added': ['هذا عنوان حسابك', 'هذا العنوان هو عنوان حسابك على Waymark من الآن. تصل إشعارات الحساب إلى هنا.'],
      'signed-out': ['سُجّل خروجك من كل مكان', 'أنهى القائمون على هذا الموقع كل جلسات حسابك على Waymark. لم يتغير شيء آخر: سجّل الدخول من جديد.'],
      'password-taken': ['أُلغيت كلمة مرورك', 'ألغى القائمون على هذا الموقع كلمة مرور حسابك على Waymark وأنهوا جلساته.'],
      'factors-taken': ['فُتح حسابك لك من جديد', 'أُبلغ القائمون على هذا الموقع بأنك فقدت ما تسجّل به الدخول. فأزالوا كل مفاتيح المرور وتطبيق المصادقة ورموز الاسترداد وكلمة المرور من حسابك على Waymark وأنهوا جلساته. إذا لم تطلب ذلك، فاكتب إليهم واختر كلمة مرور جديدة فورًا.'],
    },
    next: {
      notYou: 'إذا لم تكن أنت، فاختر كلمة مرور جديدة فورًا:',
      mayBeKnown: 'إذا كان غيرك قد يعرف كلمة مرورك، فاختر كلمة جديدة:',
      byTheirLink: 'اختر كلمة مرور جديدة من الرابط الذي سيعطونك إياه، أو من هنا:',
    },
    invitation: {
      subject: 'دعوة للنشر على Waymark',
      roles: { owner: 'مالك', editor: 'محرّر', contributor: 'مساهم' },
      asked: 'أنت مدعو للعمل باسم «%1» على Waymark، وهو سوق مفتوح للموارد التعليمية، بصفة %2.',
      open: 'للقبول، افتح هذا الرابط خلال 7 أيام:',
      notYou: 'إذا لم تكن تتوقع هذه الرسالة فلا داعي لفعل أي شيء: من دون الرابط لا يحدث شيء.',
    },
  },
  hi: {
    letters: {
      addressTaken: ['इस पते से आपका खाता है', 'कोई इस पते को Waymark पर दूसरे खाते के लिए चाहता है। एक पता एक ही खाते का होता है, इसलिए कुछ नहीं बदला गया।', 'अगर यह आप थे, तो इस पते से साइन इन करें। अगर आपको पासवर्ड याद नहीं है, तो एक घंटे के अंदर इस लिंक से नया चुनें:'],
      address: ['अपने पते की पुष्टि करें', 'कोई इस पते को Waymark पर अपने खाते के लिए चाहता है।', 'अगर यह आप थे, तो एक दिन के अंदर इस लिंक को वहाँ खोलें जहाँ आपने साइन इन किया है:'],
      signUp: ['अपने पते की पुष्टि करें', 'कोई इस पते से Waymark पर खाता खोलना चाहता है।', 'अगर यह आप थे, तो एक दिन के अंदर यह लिंक खोलें और पासवर्ड चुनें:'],
      noAccount: ['इस पते से कोई खाता नहीं है', 'किसी ने Waymark पर नया पासवर्ड माँगा। इस पते से कोई खाता नहीं है।', 'अगर यह आप थे, तो शायद आपने दूसरा पता दिया था। इस पते से खाता खोलने के लिए एक दिन के अंदर यह लिंक खोलें:'],
      haveAccount: ['आपका खाता पहले से है', 'कोई इस पते से Waymark पर खाता खोलना चाहता है। आपका खाता पहले से है: उसी से साइन इन करें।', 'अगर आपको अपना पासवर्ड याद नहीं है, तो एक घंटे के अंदर इस लिंक से नया चुनें:'],
      reset: ['नया पासवर्ड चुनें', 'किसी ने Waymark पर आपके खाते के लिए नया पासवर्ड माँगा।', 'अगर यह आप थे, तो एक घंटे के अंदर यह लिंक खोलें:'],
    },
    notYou: 'अगर यह आप नहीं थे, तो कुछ करने की ज़रूरत नहीं: लिंक के बिना कुछ नहीं होता।',
    notices: {
      password: ['आपका पासवर्ड बदला गया', 'Waymark पर आपके खाते का पासवर्ड बदला गया और उसके दूसरे सत्र समाप्त हो गए।'],
      deleted: ['आपका खाता मिटाया गया', 'Waymark पर आपका खाता, उसके मालिक के कहने पर, मिटाया गया।'],
      'factor-added': ['आपकी पहचान साबित करने का एक तरीका जोड़ा गया', 'Waymark पर आपके खाते में पासकी या प्रमाणीकरण ऐप जोड़ा गया और उसके दूसरे सत्र समाप्त हो गए।'],
      'factor-removed': ['आपकी पहचान साबित करने का एक तरीका हटाया गया', 'Waymark पर आपके खाते से पासकी या प्रमाणीकरण ऐप हटाया गया और उसके दूसरे सत्र समाप्त हो गए।'],
      'identity-added': ['साइन इन का एक तरीका जोड़ा गया', 'Waymark पर आपके खाते में किसी स्कूल या देश की पहचान जोड़ी गई: अब से खाता उससे भी खुलता है।'],
      'identity-removed': ['साइन इन का एक तरीका हटाया गया', 'Waymark पर आपके खाते से किसी स्कूल या देश की पहचान हटाई गई।'],
      'recovery-codes': ['आपके नए रिकवरी कोड हैं', 'Waymark पर आपके खाते के लिए नए रिकवरी कोड बनाए गए। पहले वाले अब काम के नहीं हैं।'],
      'recovery-code': ['एक रिकवरी कोड इस्तेमाल हुआ', 'किसी ने आपके पासवर्ड और एक रिकवरी कोड से Waymark पर आपके खाते में साइन इन किया।'],
      'address-added': ['आपके खाते का यह पता है', 'अब से यह Waymark पर आपके खाते का पता है। खाते की सूचनाएँ यहाँ आती हैं।'],
      'signed-out': ['आपको हर जगह से साइन आउट किया गया', 'इस जगह की देखभाल करने वालों ने Waymark पर आपके खाते के सभी सत्र समाप्त कर दिए। और कुछ नहीं बदला गया: फिर से साइन इन करें।'],
      'password-taken': ['आपका पासवर्ड हटाया गया', 'इस जगह को चलाने वालों ने Waymark पर आपके खाते का पासवर्ड हटा दिया और उसके सत्र समाप्त कर दिए।'],
      'factors-taken': ['आपका खाता आपके लिए फिर से खोला गया', 'इस जगह को चलाने वालों को बताया गया कि साइन इन के आपके साधन खो गए। उन्होंने Waymark पर आपके खाते से सभी पासकी, प्रमाणीकरण ऐप, रिकवरी कोड और पासवर्ड हटा दिए और उसके सत्र समाप्त कर दिए। अगर आपने यह नहीं माँगा था, तो उन्हें लिखें और तुरंत नया पासवर्ड चुनें।'],
    },
    next: {
      notYou: 'अगर यह आप नहीं थे, तो तुरंत नया पासवर्ड चुनें:',
      mayBeKnown: 'अगर कोई और आपका पासवर्ड जान सकता है, तो नया चुनें:',
      byTheirLink: 'जो लिंक आपको दिया जाएगा उससे, या यहाँ, नया पासवर्ड चुनें:',
    },
    invitation: {
      subject: 'Waymark पर प्रकाशित करने का निमंत्रण',
      roles: { owner: 'मालिक', editor: 'संपादक', contributor: 'योगदानकर्ता' },
      asked: 'आपको Waymark पर, जो शिक्षण सामग्री का खुला बाज़ार है, “%1” की ओर से काम करने का निमंत्रण है। आपकी भूमिका: %2।',
      open: 'स्वीकार करने के लिए 7 दिनों के अंदर यह लिंक खोलें:',
      notYou: 'अगर आपको इसकी उम्मीद नहीं थी, तो कुछ करने की ज़रूरत नहीं: लिंक के बिना कुछ नहीं होता।',
    },
  },
  sw: {
    letters: {
      addressTaken: ['Una akaunti yenye anwani hii', 'Mtu fulani anataka anwani hii kwa akaunti nyingine ya Waymark. Anwani ni ya akaunti moja tu, kwa hiyo hakuna kilichobadilika.', 'Kama ni wewe, ingia kwa anwani hii. Kama hukumbuki tena nenosiri, chagua jipya kwa kiungo hiki ndani ya saa moja:'],
      address: ['Thibitisha anwani yako', 'Mtu fulani anataka anwani hii kwa akaunti yake ya Waymark.', 'Kama ni wewe, fungua kiungo hiki ndani ya siku moja, mahali ulipoingia:'],
      signUp: ['Thibitisha anwani yako', 'Mtu fulani anataka kufungua akaunti ya Waymark kwa anwani hii.', 'Kama ni wewe, fungua kiungo hiki ndani ya siku moja na uchague nenosiri:'],
      noAccount: ['Hakuna akaunti yenye anwani hii', 'Mtu fulani aliomba nenosiri jipya kwenye Waymark. Hakuna akaunti yenye anwani hii.', 'Kama ni wewe, huenda ulitumia anwani nyingine. Ili kufungua akaunti kwa anwani hii, fungua kiungo hiki ndani ya siku moja:'],
      haveAccount: ['Tayari una akaunti', 'Mtu fulani anataka kufungua akaunti ya Waymark kwa anwani hii. Tayari unayo: ingia nayo.', 'Kama hukumbuki tena nenosiri lako, chagua jipya kwa kiungo hiki ndani ya saa moja:'],
      reset: ['Chagua nenosiri jipya', 'Mtu fulani aliomba nenosiri jipya la akaunti yako ya Waymark.', 'Kama ni wewe, fungua kiungo hiki ndani ya saa moja:'],
    },
    notYou: 'Kama si wewe, huhitaji kufanya chochote: bila kiungo hakuna kitakachotokea.',
    notices: {
      password: ['Nenosiri lako limebadilishwa', 'Nenosiri la akaunti yako ya Waymark limebadilishwa, na vipindi vyake vingine vimefungwa.'],
      deleted: ['Akaunti yako imefutwa', 'Akaunti yako ya Waymark imefutwa, kama mwenyewe alivyoomba.'],
      'factor-added': ['Njia ya kuthibitisha kuwa ni wewe imeongezwa', 'Ufunguo wa siri au programu ya uthibitishaji imeongezwa kwenye akaunti yako ya Waymark, na vipindi vyake vingine vimefungwa.'],
      'factor-removed': ['Njia ya kuthibitisha kuwa ni wewe imeondolewa', 'Ufunguo wa siri au programu ya uthibitishaji imeondolewa kwenye akaunti yako ya Waymark, na vipindi vyake vingine vimefungwa.'],
      'identity-added': ['Njia ya kuingia imeongezwa', 'Utambulisho wa shule au nchi umeongezwa kwenye akaunti yako ya Waymark: kuanzia sasa unaweza kuifungua pia.'],
      'identity-removed': ['Njia ya kuingia imeondolewa', 'Utambulisho wa shule au nchi umeondolewa kwenye akaunti yako ya Waymark.'],
      'recovery-codes': ['Una misimbo mipya ya urejeshaji', 'Misimbo mipya ya urejeshaji imetengenezwa kwa akaunti yako ya Waymark. Ile ya awali haifai tena.'],
      'recovery-code': ['Msimbo wa urejeshaji umetumika', 'Mtu fulani aliingia kwenye akaunti yako ya Waymark kwa nenosiri lako na mmoja wa misimbo yako ya urejeshaji.'],
      'address-added': ['Akaunti yako ina anwani hii', 'Kuanzia sasa anwani hii ni ya akaunti yako ya Waymark. Taarifa kuhusu akaunti huja hapa.'],
      'signed-out': ['Umetolewa kila mahali', 'Wanaotunza mahali hapa wamefunga vipindi vyote vya akaunti yako ya Waymark. Hakuna kingine kilichobadilika: ingia tena.'],
      'password-taken': ['Nenosiri lako limeondolewa', 'Wanaoendesha mahali hapa wameondoa nenosiri la akaunti yako ya Waymark na kufunga vipindi vyake.'],
      'factors-taken': ['Akaunti yako imefunguliwa upya kwa ajili yako', 'Wanaoendesha mahali hapa waliambiwa kuwa umepoteza unachoingilia. Wameondoa funguo zote za siri, programu ya uthibitishaji, misimbo ya urejeshaji na nenosiri kwenye akaunti yako ya Waymark, na kufunga vipindi vyake. Kama hukuomba hivi, waandikie, na uchague nenosiri jipya mara moja.'],
    },
    next: {
      notYou: 'Kama si wewe, chagua nenosiri jipya mara moja:',
      mayBeKnown: 'Kama mtu mwingine anaweza kulijua nenosiri lako, chagua jipya:',
      byTheirLink: 'Chagua nenosiri jipya kwa kiungo watakachokupa, au hapa:',
    },
    invitation: {
      subject: 'Mwaliko wa kuchapisha kwenye Waymark',
      roles: { owner: 'mmiliki', editor: 'mhariri', contributor: 'mchangiaji' },
      asked: 'Umealikwa kufanya kazi kwa niaba ya “%1” kwenye Waymark, soko huria la nyenzo za kujifunzia, kama %2.',
      open: 'Ili kukubali, fungua kiungo hiki ndani ya siku 7:',
      notYou: 'Kama hukutarajia ujumbe huu, huhitaji kufanya chochote: bila kiungo hakuna kitakachotokea.',
    },
  },
  zh: {
    letters: {
      addressTaken: ['此地址已有账号', '有人想把此地址用于 Waymark 的另一个账号。一个地址只属于一个账号，因此没有任何更改。', '如果是您本人，请用此地址登录。如果忘记了密码，请在一小时内通过此链接设置新密码：'],
      address: ['请确认您的地址', '有人想把此地址用于自己的 Waymark 账号。', '如果是您本人，请在一天内在您已登录的地方打开此链接：'],
      signUp: ['请确认您的地址', '有人想用此地址在 Waymark 注册账号。', '如果是您本人，请在一天内打开此链接并设置密码：'],
      noAccount: ['没有使用此地址的账号', '有人在 Waymark 请求新密码。没有使用此地址的账号。', '如果是您本人，您可能使用了别的地址。要用此地址注册账号，请在一天内打开此链接：'],
      haveAccount: ['您已有账号', '有人想用此地址在 Waymark 注册账号。您已有账号，请直接登录。', '如果忘记了密码，请在一小时内通过此链接设置新密码：'],
      reset: ['请设置新密码', '有人为您的 Waymark 账号请求新密码。', '如果是您本人，请在一小时内打开此链接：'],
    },
    notYou: '如果不是您本人，您无需做任何事：不打开链接就什么也不会发生。',
    notices: {
      password: ['您的密码已更改', '您的 Waymark 账号的密码已更改，其他会话已结束。'],
      deleted: ['您的账号已删除', '应账号所有者的要求，您的 Waymark 账号已删除。'],
      'factor-added': ['已添加一种身份验证方式', '您的 Waymark 账号添加了通行密钥或验证器应用，其他会话已结束。'],
      'factor-removed': ['已移除一种身份验证方式', '您的 Waymark 账号移除了通行密钥或验证器应用，其他会话已结束。'],
      'identity-added': ['已添加一种登录方式', '您的 Waymark 账号添加了学校或国家的身份，今后也可以用它登录。'],
      'identity-removed': ['已移除一种登录方式', '您的 Waymark 账号移除了学校或国家的身份。'],
      'recovery-codes': ['您有新的恢复代码', '已为您的 Waymark 账号生成新的恢复代码。以前的代码不再有效。'],
      'recovery-code': ['有人使用了恢复代码', '有人用您的密码和一个恢复代码登录了您的 Waymark 账号。'],
      'address-added': ['您的账号使用此地址', '此地址今后就是您的 Waymark 账号的地址。有关账号的通知会发到这里。'],
      'signed-out': ['您已在所有地方退出登录', '本站的管理者结束了您的 Waymark 账号的所有会话。其他没有更改，请重新登录。'],
      'password-taken': ['您的密码已被移除', '本站的运营者移除了您的 Waymark 账号的密码，并结束了会话。'],
      'factors-taken': ['您的账号已为您重新开放', '本站的运营者得知您丢失了登录所需的凭据，已从您的 Waymark 账号移除所有通行密钥、验证器应用、恢复代码和密码，并结束了会话。如果这不是您要求的，请写信给他们，并立即设置新密码。'],
    },
    next: {
      notYou: '如果不是您本人，请立即设置新密码：',
      mayBeKnown: '如果别人可能知道您的密码，请设置新密码：',
      byTheirLink: '请通过他们给您的链接或在这里设置新密码：',
    },
    invitation: {
      subject: '邀请您在 Waymark 发布内容',
      roles: { owner: '所有者', editor: '编辑', contributor: '贡献者' },
      asked: '邀请您在开放的学习资源市场 Waymark 代表“%1”工作，角色：%2。',
      open: '要接受邀请，请在 7 天内打开此链接：',
      notYou: '如果您没有预料到这封邮件，您无需做任何事：不打开链接就什么也不会发生。',
    },
  },
  ur: {
    letters: {
      addressTaken: ['اس پتے سے آپ کا اکاؤنٹ موجود ہے', 'کوئی اس پتے کو Waymark پر کسی اور اکاؤنٹ کے لیے چاہتا ہے۔ ایک پتہ ایک ہی اکاؤنٹ کا ہوتا ہے، اس لیے کچھ نہیں بدلا گیا۔', 'اگر یہ آپ تھے تو اس پتے سے سائن ان کریں۔ اگر آپ کو پاس ورڈ یاد نہیں تو ایک گھنٹے کے اندر اس لنک سے نیا چنیں:'],
      address: ['اپنے پتے کی تصدیق کریں', 'کوئی اس پتے کو Waymark پر اپنے اکاؤنٹ کے لیے چاہتا ہے۔', 'اگر یہ آپ تھے تو ایک دن کے اندر یہ لنک وہاں کھولیں جہاں آپ سائن ان ہیں:'],
      signUp: ['اپنے پتے کی تصدیق کریں', 'کوئی اس پتے سے Waymark پر اکاؤنٹ کھولنا چاہتا ہے۔', 'اگر یہ آپ تھے تو ایک دن کے اندر یہ لنک کھولیں اور پاس ورڈ چنیں:'],
      noAccount: ['اس پتے سے کوئی اکاؤنٹ نہیں', 'کسی نے Waymark پر نیا پاس ورڈ مانگا۔ اس پتے سے کوئی اکاؤنٹ نہیں ہے۔', 'اگر یہ آپ تھے تو شاید آپ نے کوئی اور پتہ دیا تھا۔ اس پتے سے اکاؤنٹ کھولنے کے لیے ایک دن کے اندر یہ لنک کھولیں:'],
      haveAccount: ['آپ کا اکاؤنٹ پہلے سے ہے', 'کوئی اس پتے سے Waymark پر اکاؤنٹ کھولنا چاہتا ہے۔ آپ کا اکاؤنٹ پہلے سے ہے: اسی سے سائن ان کریں۔', 'اگر آپ کو اپنا پاس ورڈ یاد نہیں تو ایک گھنٹے کے اندر اس لنک سے نیا چنیں:'],
      reset: ['نیا پاس ورڈ چنیں', 'کسی نے Waymark پر آپ کے اکاؤنٹ کے لیے نیا پاس ورڈ مانگا۔', 'اگر یہ آپ تھے تو ایک گھنٹے کے اندر یہ لنک کھولیں:'],
    },
    notYou: 'اگر یہ آپ نہیں تھے تو کچھ کرنے کی ضرورت نہیں: لنک کے بغیر کچھ نہیں ہوتا۔',
    notices: {
      password: ['آپ کا پاس ورڈ بدل دیا گیا', 'Waymark پر آپ کے اکاؤنٹ کا پاس ورڈ بدل دیا گیا اور اس کے دوسرے سیشن ختم ہو گئے۔'],
      deleted: ['آپ کا اکاؤنٹ مٹا دیا گیا', 'Waymark پر آپ کا اکاؤنٹ، اس کے مالک کے کہنے پر، مٹا دیا گیا۔'],
      'factor-added': ['آپ کی شناخت ثابت کرنے کا ایک طریقہ شامل ہوا', 'Waymark پر آپ کے اکاؤنٹ میں پاس کی یا تصدیقی ایپ شامل کی گئی اور اس کے دوسرے سیشن ختم ہو گئے۔'],
      'factor-removed': ['آپ کی شناخت ثابت کرنے کا ایک طریقہ ہٹایا گیا', 'Waymark پر آپ کے اکاؤنٹ سے پاس کی یا تصدیقی ایپ ہٹائی گئی اور اس کے دوسرے سیشن ختم ہو گئے۔'],
      'identity-added': ['سائن ان کا ایک طریقہ شامل ہوا', 'Waymark پر آپ کے اکاؤنٹ میں کسی اسکول یا ملک کی شناخت شامل کی گئی: اب سے اکاؤنٹ اس سے بھی کھلتا ہے۔'],
      'identity-removed': ['سائن ان کا ایک طریقہ ہٹایا گیا', 'Waymark پر آپ کے اکاؤنٹ سے کسی اسکول یا ملک کی شناخت ہٹائی گئی۔'],
      'recovery-codes': ['آپ کے نئے بحالی کوڈ بن گئے', 'Waymark پر آپ کے اکاؤنٹ کے لیے نئے بحالی کوڈ بنائے گئے۔ پہلے والے اب کام کے نہیں۔'],
      'recovery-code': ['ایک بحالی کوڈ استعمال ہوا', 'کسی نے آپ کے پاس ورڈ اور ایک بحالی کوڈ سے Waymark پر آپ کے اکاؤنٹ میں سائن ان کیا۔'],
      'address-added': ['آپ کے اکاؤنٹ کا یہ پتہ ہے', 'اب سے یہ Waymark پر آپ کے اکاؤنٹ کا پتہ ہے۔ اکاؤنٹ کی اطلاعات یہاں آتی ہیں۔'],
      'signed-out': ['آپ کو ہر جگہ سے سائن آؤٹ کر دیا گیا', 'اس جگہ کی دیکھ بھال کرنے والوں نے Waymark پر آپ کے اکاؤنٹ کے تمام سیشن ختم کر دیے۔ اور کچھ نہیں بدلا: دوبارہ سائن ان کریں۔'],
      'password-taken': ['آپ کا پاس ورڈ ہٹا دیا گیا', 'اس جگہ کو چلانے والوں نے Waymark پر آپ کے اکاؤنٹ کا پاس ورڈ ہٹا دیا اور اس کے سیشن ختم کر دیے۔'],
      'factors-taken': ['آپ کا اکاؤنٹ آپ کے لیے نئے سرے سے کھولا گیا', 'اس جگہ کو چلانے والوں کو بتایا گیا کہ آپ سائن ان کے اپنے ذرائع کھو چکے ہیں۔ انہوں نے Waymark پر آپ کے اکاؤنٹ سے تمام پاس کی، تصدیقی ایپ، بحالی کوڈ اور پاس ورڈ ہٹا دیے اور اس کے سیشن ختم کر دیے۔ اگر آپ نے یہ نہیں کہا تھا تو انہیں لکھیں اور فوراً نیا پاس ورڈ چنیں۔'],
    },
    next: {
      notYou: 'اگر یہ آپ نہیں تھے تو فوراً نیا پاس ورڈ چنیں:',
      mayBeKnown: 'اگر کوئی اور آپ کا پاس ورڈ جان سکتا ہے تو نیا چنیں:',
      byTheirLink: 'جو لنک وہ آپ کو دیں اس سے، یا یہاں، نیا پاس ورڈ چنیں:',
    },
    invitation: {
      subject: 'Waymark پر شائع کرنے کی دعوت',
      roles: { owner: 'مالک', editor: 'مدیر', contributor: 'معاون' },
      asked: 'آپ کو Waymark پر، جو تعلیمی وسائل کی کھلی منڈی ہے، “%1” کی طرف سے کام کرنے کی دعوت ہے۔ آپ کا کردار: %2۔',
      open: 'قبول کرنے کے لیے 7 دن کے اندر یہ لنک کھولیں:',
      notYou: 'اگر آپ کو اس کی توقع نہیں تھی تو کچھ کرنے کی ضرورت نہیں: لنک کے بغیر کچھ نہیں ہوتا۔',
    },
  },
  am: {
    letters: {
      addressTaken: ['በዚህ አድራሻ መለያ አለዎት', 'አንድ ሰው ይህን አድራሻ ለሌላ የWaymark መለያ ይፈልገዋል። አንድ አድራሻ የአንድ መለያ ብቻ ስለሆነ ምንም አልተቀየረም።', 'እርስዎ ከሆኑ በዚህ አድራሻ ይግቡ። የይለፍ ቃሉን ካላስታወሱ በአንድ ሰዓት ውስጥ በዚህ አገናኝ አዲስ ይምረጡ፦'],
      address: ['አድራሻዎን ያረጋግጡ', 'አንድ ሰው ይህን አድራሻ ለWaymark መለያው ይፈልገዋል።', 'እርስዎ ከሆኑ ይህን አገናኝ በአንድ ቀን ውስጥ በገቡበት ቦታ ይክፈቱ፦'],
      signUp: ['አድራሻዎን ያረጋግጡ', 'አንድ ሰው በዚህ አድራሻ የWaymark መለያ መክፈት ይፈልጋል።', 'እርስዎ ከሆኑ ይህን አገናኝ በአንድ ቀን ውስጥ ከፍተው የይለፍ ቃል ይምረጡ፦'],
      noAccount: ['በዚህ አድራሻ መለያ የለም', 'አንድ ሰው በWaymark አዲስ የይለፍ ቃል ጠይቋል። በዚህ አድራሻ መለያ የለም።', 'እርስዎ ከሆኑ ምናልባት ሌላ አድራሻ ተጠቅመው ይሆናል። በዚህ አድራሻ መለያ ለመክፈት ይህን አገናኝ በአንድ ቀን ውስጥ ይክፈቱ፦'],
      haveAccount: ['አስቀድሞ መለያ አለዎት', 'አንድ ሰው በዚህ አድራሻ የWaymark መለያ መክፈት ይፈልጋል። አስቀድሞ መለያ አለዎት፦ በእሱ ይግቡ።', 'የይለፍ ቃልዎን ካላስታወሱ በአንድ ሰዓት ውስጥ በዚህ አገናኝ አዲስ ይምረጡ፦'],
      reset: ['አዲስ የይለፍ ቃል ይምረጡ', 'አንድ ሰው ለWaymark መለያዎ አዲስ የይለፍ ቃል ጠይቋል።', 'እርስዎ ከሆኑ ይህን አገናኝ በአንድ ሰዓት ውስጥ ይክፈቱ፦'],
    },
    notYou: 'እርስዎ ካልሆኑ ምንም ማድረግ አያስፈልግዎትም፦ ያለ አገናኙ ምንም አይፈጠርም።',
    notices: {
      password: ['የይለፍ ቃልዎ ተቀይሯል', 'የWaymark መለያዎ የይለፍ ቃል ተቀይሯል፤ ሌሎች ክፍለ ጊዜዎቹም ተዘግተዋል።'],
      deleted: ['መለያዎ ተሰርዟል', 'የWaymark መለያዎ በባለቤቱ ጥያቄ ተሰርዟል።'],
      'factor-added': ['ማንነትዎን የሚያረጋግጥ መንገድ ተጨምሯል', 'ወደ Waymark መለያዎ የይለፍ ቁልፍ ወይም የማረጋገጫ መተግበሪያ ተጨምሯል፤ ሌሎች ክፍለ ጊዜዎቹም ተዘግተዋል።'],
      'factor-removed': ['ማንነትዎን የሚያረጋግጥ መንገድ ተወግዷል', 'ከWaymark መለያዎ የይለፍ ቁልፍ ወይም የማረጋገጫ መተግበሪያ ተወግዷል፤ ሌሎች ክፍለ ጊዜዎቹም ተዘግተዋል።'],
      'identity-added': ['የመግቢያ መንገድ ተጨምሯል', 'ወደ Waymark መለያዎ የትምህርት ቤት ወይም የአገር መታወቂያ ተጨምሯል፦ ከአሁን ጀምሮ በእሱም ይከፈታል።'],
      'identity-removed': ['የመግቢያ መንገድ ተወግዷል', 'ከWaymark መለያዎ የትምህርት ቤት ወይም የአገር መታወቂያ ተወግዷል።'],
      'recovery-codes': ['አዲስ የመልሶ ማግኛ ኮዶች አሉዎት', 'ለWaymark መለያዎ አዲስ የመልሶ ማግኛ ኮዶች ተዘጋጅተዋል። የቀድሞዎቹ ከእንግዲህ አይሠሩም።'],
      'recovery-code': ['የመልሶ ማግኛ ኮድ ጥቅም ላይ ውሏል', 'አንድ ሰው በይለፍ ቃልዎና በአንድ የመልሶ ማግኛ ኮድዎ ወደ Waymark መለያዎ ገብቷል።'],
      'address-added': ['መለያዎ ይህ አድራሻ አለው', 'ከአሁን ጀምሮ ይህ የWaymark መለያዎ አድራሻ ነው። ስለ መለያው ማሳወቂያዎች እዚህ ይመጣሉ።'],
      'signed-out': ['ከሁሉም ቦታ ወጥተዋል', 'ይህን ቦታ የሚንከባከቡ ሰዎች የWaymark መለያዎን ክፍለ ጊዜዎች ሁሉ ዘግተዋል። ሌላ የተቀየረ የለም፦ እንደገና ይግቡ።'],
      'password-taken': ['የይለፍ ቃልዎ ተወግዷል', 'ይህን ቦታ የሚያስተዳድሩ ሰዎች የWaymark መለያዎን የይለፍ ቃል አስወግደው ክፍለ ጊዜዎቹን ዘግተዋል።'],
      'factors-taken': ['መለያዎ እንደገና ተከፍቶልዎታል', 'የመግቢያ መንገዶችዎን እንዳጡ ይህን ቦታ ለሚያስተዳድሩ ሰዎች ተነግሯቸዋል። የይለፍ ቁልፎችን ሁሉ፣ የማረጋገጫ መተግበሪያውን፣ የመልሶ ማግኛ ኮዶችንና የይለፍ ቃሉን ከWaymark መለያዎ አስወግደው ክፍለ ጊዜዎቹን ዘግተዋል። ይህን ካልጠየቁ ይጻፉላቸው፤ ወዲያውኑም አዲስ የይለፍ ቃል ይምረጡ።'],
    },
    next: {
      notYou: 'እርስዎ ካልሆኑ ወዲያውኑ አዲስ የይለፍ ቃል ይምረጡ፦',
      mayBeKnown: 'ሌላ ሰው የይለፍ ቃልዎን ሊያውቅ የሚችል ከሆነ አዲስ ይምረጡ፦',
      byTheirLink: 'በሚሰጡዎት አገናኝ ወይም እዚህ አዲስ የይለፍ ቃል ይምረጡ፦',
    },
    invitation: {
      subject: 'በWaymark ለማሳተም ግብዣ',
      roles: { owner: 'ባለቤት', editor: 'አርታኢ', contributor: 'አበርካች' },
      asked: 'የመማሪያ ሀብቶች ክፍት ገበያ በሆነው Waymark ላይ “%1”ን ወክለው እንዲሠሩ ተጋብዘዋል። ሚናዎ፦ %2።',
      open: 'ለመቀበል ይህን አገናኝ በ7 ቀናት ውስጥ ይክፈቱ፦',
      notYou: 'ይህን ካልጠበቁ ምንም ማድረግ አያስፈልግዎትም፦ ያለ አገናኙ ምንም አይፈጠርም።',
    },
  },
  id: {
    letters: {
      addressTaken: ['Anda punya akun dengan alamat ini', 'Seseorang menginginkan alamat ini untuk akun lain di Waymark. Satu alamat hanya untuk satu akun, jadi tidak ada yang diubah.', 'Jika itu Anda, masuklah dengan alamat ini. Jika lupa kata sandinya, pilih yang baru lewat tautan ini dalam satu jam:'],
      address: ['Konfirmasi alamat Anda', 'Seseorang menginginkan alamat ini untuk akunnya di Waymark.', 'Jika itu Anda, buka tautan ini dalam satu hari, di tempat Anda sudah masuk:'],
      signUp: ['Konfirmasi alamat Anda', 'Seseorang ingin membuka akun di Waymark dengan alamat ini.', 'Jika itu Anda, buka tautan ini dalam satu hari dan pilih kata sandi:'],
      noAccount: ['Tidak ada akun dengan alamat ini', 'Seseorang meminta kata sandi baru di Waymark. Tidak ada akun dengan alamat ini.', 'Jika itu Anda, mungkin Anda memakai alamat lain. Untuk membuka akun dengan alamat ini, buka tautan ini dalam satu hari:'],
      haveAccount: ['Anda sudah punya akun', 'Seseorang ingin membuka akun di Waymark dengan alamat ini. Anda sudah punya: masuklah dengan akun itu.', 'Jika lupa kata sandi, pilih yang baru lewat tautan ini dalam satu jam:'],
      reset: ['Pilih kata sandi baru', 'Seseorang meminta kata sandi baru untuk akun Anda di Waymark.', 'Jika itu Anda, buka tautan ini dalam satu jam:'],
    },
    notYou: 'Jika itu bukan Anda, tidak perlu melakukan apa-apa: tanpa tautan ini tidak terjadi apa-apa.',
    notices: {
      password: ['Kata sandi Anda diubah', 'Kata sandi akun Anda di Waymark diubah, dan sesi lainnya diakhiri.'],
      deleted: ['Akun Anda dihapus', 'Akun Anda di Waymark dihapus, sesuai permintaan pemiliknya.'],
      'factor-added': ['Cara membuktikan bahwa ini Anda ditambahkan', 'Kunci sandi atau aplikasi autentikator ditambahkan ke akun Anda di Waymark, dan sesi lainnya diakhiri.'],
      'factor-removed': ['Cara membuktikan bahwa ini Anda dihapus', 'Kunci sandi atau aplikasi autentikator dihapus dari akun Anda di Waymark, dan sesi lainnya diakhiri.'],
      'identity-added': ['Cara masuk ditambahkan', 'Identitas dari sekolah atau negara ditambahkan ke akun Anda di Waymark: mulai sekarang akun bisa dibuka dengannya.'],
      'identity-removed': ['Cara masuk dihapus', 'Identitas dari sekolah atau negara dihapus dari akun Anda di Waymark.'],
      'recovery-codes': ['Anda punya kode pemulihan baru', 'Kode pemulihan baru dibuat untuk akun Anda di Waymark. Kode yang lama tidak berlaku lagi.'],
      'recovery-code': ['Kode pemulihan dipakai', 'Seseorang masuk ke akun Anda di Waymark dengan kata sandi dan salah satu kode pemulihan Anda.'],
      'address-added': ['Akun Anda memakai alamat ini', 'Mulai sekarang ini alamat akun Anda di Waymark. Pemberitahuan tentang akun dikirim ke sini.'],
      'signed-out': ['Anda dikeluarkan di semua tempat', 'Pengurus tempat ini mengakhiri semua sesi akun Anda di Waymark. Tidak ada lagi yang diubah: masuklah kembali.'],
      'password-taken': ['Kata sandi Anda dihapus', 'Pengelola tempat ini menghapus kata sandi akun Anda di Waymark dan mengakhiri sesinya.'],
      'factors-taken': ['Akun Anda dibuka kembali untuk Anda', 'Pengelola tempat ini diberi tahu bahwa Anda kehilangan sarana untuk masuk. Mereka menghapus semua kunci sandi, aplikasi autentikator, kode pemulihan, dan kata sandi dari akun Anda di Waymark, dan mengakhiri sesinya. Jika Anda tidak memintanya, tulislah kepada mereka, dan segera pilih kata sandi baru.'],
    },
    next: {
      notYou: 'Jika itu bukan Anda, segera pilih kata sandi baru:',
      mayBeKnown: 'Jika orang lain mungkin tahu kata sandi Anda, pilih yang baru:',
      byTheirLink: 'Pilih kata sandi baru lewat tautan yang mereka berikan, atau di sini:',
    },
    invitation: {
      subject: 'Undangan untuk menerbitkan di Waymark',
      roles: { owner: 'pemilik', editor: 'editor', contributor: 'kontributor' },
      asked: 'Anda diundang untuk bertindak atas nama “%1” di Waymark, pasar terbuka sumber belajar, sebagai %2.',
      open: 'Untuk menerima, buka tautan ini dalam 7 hari:',
      notYou: 'Jika Anda tidak menantikan ini, tidak perlu melakukan apa-apa: tanpa tautan ini tidak terjadi apa-apa.',
    },
  },
}

const SPEAKING = new Map(SPOKEN.map((language) => [language, { language, ...WORDS[language] }]))

/** The words of mails for a reader: in the first of the languages that has some, else in English; `language` says in which. */
export function letterWordsTo(languages: readonly string[]): LetterWords & { language: Spoken } {
  return SPEAKING.get(spokenTo(languages)) as LetterWords & { language: Spoken }
}
