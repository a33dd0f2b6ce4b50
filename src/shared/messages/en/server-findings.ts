/** What a test of the clinic's server finds, and what to do about it. The main process says these as well. */
export const serverFindings = {
  'server.found.HOST_UNKNOWN': 'There is no computer with the name {host}.',
  'server.do.HOST_UNKNOWN':
    'Check the spelling, and that this computer is in the clinic’s network. An IP address works as well.',
  'server.found.REFUSED': '{host} is there, but nothing answers at port {port}.',
  'server.do.REFUSED':
    'Check that PostgreSQL is started, that it listens on the network (listen_addresses), and that the port is right.',
  'server.found.UNREACHABLE': '{host} does not answer at port {port}.',
  'server.do.UNREACHABLE':
    'Check that the server is on and in the same network, and that no firewall keeps this computer away from the port.',
  'server.found.NOT_POSTGRES': 'What answers at {host}, port {port}, is not PostgreSQL.',
  'server.do.NOT_POSTGRES': 'Check the port. PostgreSQL’s own is 5432.',
  'server.found.BUSY': 'The server takes no more connections at the moment.',
  'server.do.BUSY':
    'It is starting or stopping, or has too many connections (max_connections). Try again in a minute.',
  'server.found.TLS_NOT_OFFERED': 'The server does not speak TLS: the connection would not be encrypted.',
  'server.do.TLS_NOT_OFFERED':
    'Give PostgreSQL a certificate (ssl = on). Only in a network that nobody else can reach, connect without TLS.',
  'server.found.TLS_UNTRUSTED':
    'The server’s certificate comes from “{issuer}”, which this computer does not trust. ({detail})',
  'server.do.TLS_UNTRUSTED':
    'Ask your administrator for the certificate of that authority, compare it with the server’s own, and add it below.',
  'server.found.TLS_EXPIRED': 'The server’s certificate was valid until {until}.',
  'server.do.TLS_EXPIRED':
    'Have it renewed on the server. If the date is in the future, the clock of this computer is wrong.',
  'server.found.TLS_NOT_YET': 'The server’s certificate is valid from {from} on only.',
  'server.do.TLS_NOT_YET': 'Check the clock of this computer, and then the certificate on the server.',
  'server.found.TLS_WRONG_NAME': 'The server’s certificate is for {names}, and not for {host}.',
  'server.do.TLS_WRONG_NAME':
    'Use a name that the certificate is for, or have a certificate with this name put on the server.',
  'server.found.TLS_FAILED': 'The server breaks the encrypted connection off. ({detail})',
  'server.do.TLS_FAILED': 'Its TLS may be too old: 1.2 is needed. PostgreSQL’s log on the server says more.',
  'server.found.TLS_REQUIRED': 'The server does not let {user} in without TLS, or not from this computer.',
  'server.do.TLS_REQUIRED': 'Connect with TLS. If that does not help, a line in pg_hba.conf is missing.',
  'server.found.CA_UNREADABLE': 'The certificate that was added is none that can be read.',
  'server.do.CA_UNREADABLE':
    'It is text that begins with -----BEGIN CERTIFICATE-----. Files called .crt or .pem are like that as a rule.',
  'server.found.PASSWORD_MISSING': 'The server asks for the password of {user}.',
  'server.do.PASSWORD_MISSING':
    'Type it in. For another server, user or certificate it has to be typed in again.',
  'server.found.PASSWORD_WRONG': 'The server does not know {user} with this password.',
  'server.do.PASSWORD_WRONG':
    'Check both: for reasons of safety the server does not say which of them is wrong.',
  'server.found.USER_UNKNOWN': '{user} may not sign in on the server, or is not known there.',
  'server.do.USER_UNKNOWN': 'Check the name of the user. It needs the right LOGIN.',
  'server.found.NOT_ALLOWED': 'The server does not let {user} in from this computer.',
  'server.do.NOT_ALLOWED':
    'Have a line for this network, {database} and {user} added to pg_hba.conf on the server.',
  'server.found.DATABASE_MISSING': 'There is no database with the name {database} on the server.',
  'server.do.DATABASE_MISSING':
    'Check the name, or have the database made: --create-clinic-database on the command line does it.',
  'server.found.VERSION_TOO_OLD':
    'The server is PostgreSQL {version}. MediBook Desk needs {oldest} or newer.',
  'server.do.VERSION_TOO_OLD': 'Have PostgreSQL on the server updated.',
  'server.found.ENCODING_NOT_UTF8': 'The database keeps texts as {encoding}, which cannot hold every name.',
  'server.do.ENCODING_NOT_UTF8': 'Have a database made with the encoding UTF8.',
  'server.found.REPLICA': 'This server is a copy that only reads.',
  'server.do.REPLICA': 'Connect to the server that it is a copy of.',
  'server.found.RIGHTS_MISSING': '{user} lacks rights in this database: {rights}.',
  'server.do.RIGHTS_MISSING':
    'An administrator grants them all with --update-clinic-database on the command line, or with create-clinic.sql.',
  'server.found.EXTENSIONS_MISSING': 'The database lacks what MediBook Desk builds on: {names}.',
  'server.do.EXTENSIONS_MISSING':
    'Have them turned on with CREATE EXTENSION. On Linux they are in the package postgresql-contrib.',
  'server.found.OTHER_TABLES': 'Another program keeps its tables in this database.',
  'server.do.OTHER_TABLES': 'Each clinic needs a database of its own. Nothing was changed.',
  'server.found.CLINIC_NEWER': 'The clinic there is used with a newer version of MediBook Desk. ({step})',
  'server.do.CLINIC_NEWER': 'Install that version on this computer, and test again.',
  'server.found.CLINIC_OLDER': 'The clinic there has to be updated first. ({step})',
  'server.do.CLINIC_OLDER':
    'An administrator does that once for all desks with --update-clinic-database. Back the database up before.',
  'server.found.FAILED': 'The test broke off. ({detail})',
  'server.do.FAILED': 'Try again. PostgreSQL’s log on the server says more.',
  'server.found.TLS_OFF': 'Without TLS, names and phones of patients cross the network in the open.',
  'server.do.TLS_OFF': 'Use TLS, unless nobody else can get into the network between here and {host}.',
  'server.found.RIGHTS_TOO_MANY': '{user} may do more than a desk needs: {rights}.',
  'server.do.RIGHTS_TOO_MANY':
    'Whoever gets hold of this computer could delete everything. Use a role made by --create-clinic-database.',
  'server.found.SETTINGS_UNSAFE': 'The server’s settings risk bookings when its power fails: {names} is off.',
  'server.do.SETTINGS_UNSAFE': 'Have it turned on in postgresql.conf.',
  'server.found.LETTERS_PLAIN':
    'The database knows English letters only ({letters}): searching other names is slow.',
  'server.do.LETTERS_PLAIN':
    'Have the database made by --create-clinic-database, which chooses this itself (LC_CTYPE, such as C.UTF-8).',
  'server.found.CLOCK_OFF': 'The clocks of the server and of this computer differ by {minutes} min.',
  'server.do.CLOCK_OFF': 'Let both set their clocks from the network.',
  'server.found.CLINIC_UPDATED':
    'The clinic there is from an older version, and is updated at the next start. ({step})',
  'server.do.CLINIC_UPDATED':
    'Desks that are not updated yet cannot open it any more then. Back the database up before.',
  'server.found.EMPTY': 'The database is ready, and there is no clinic in it yet.',
  'server.do.EMPTY': 'Move the clinic of this computer there, or begin with a new one.',
  'server.found.CLINIC': 'There is the clinic “{name}”.',
  'server.do.CLINIC': 'This desk can work with it.',
} as const;
