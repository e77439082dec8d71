<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
 <context>
  <name>BackupDialog</name>
  <message>
   <source>&amp;Back up now</source>
   <translation>&amp;Hacer la copia ahora</translation>
  </message>
  <message>
   <source>&amp;Encrypt it with a passphrase</source>
   <translation>&amp;Cifrarla con una frase de contraseña</translation>
  </message>
  <message>
   <source>&amp;Folder</source>
   <translation>Carp&amp;eta</translation>
  </message>
  <message>
   <source>&amp;Passphrase</source>
   <translation>&amp;Frase de contraseña</translation>
  </message>
  <message>
   <source>Backed up to {0}</source>
   <translation>Copia de seguridad en {0}</translation>
  </message>
  <message>
   <source>Backed up to {0} ({1}), and checked.</source>
   <translation>Copia de seguridad en {0} ({1}), comprobada.</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Cancelar</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Cerrar</translation>
  </message>
  <message>
   <source>Not encrypted: whoever gets hold of the file can read every name, address and booking in it. Keep it where only you can go.</source>
   <translation>Sin cifrar: quien se haga con el archivo puede leer todos los nombres, direcciones y reservas que contiene. Guárdelo donde solo usted tenga acceso.</translation>
  </message>
  <message>
   <source>The folder for backups</source>
   <translation>La carpeta de las copias de seguridad</translation>
  </message>
  <message>
   <source>The passphrase &amp;again</source>
   <translation>La frase de contraseña, otra &amp;vez</translation>
  </message>
  <message>
   <source>Without the passphrase nobody can ever read this backup, and nobody can tell you the passphrase. Keep it apart from the backup.</source>
   <translation>Sin la frase de contraseña nadie podrá leer nunca esta copia, y nadie podrá decírsela. Guárdela aparte de la copia.</translation>
  </message>
 </context>
 <context>
  <name>BegunSale</name>
  <message>
   <source>Esc again drops this sale: {what}</source>
   <translation>Otro Esc descarta esta venta: {what}</translation>
  </message>
 </context>
 <context>
  <name>BookingCard</name>
  <message>
   <source>Booking</source>
   <translation>Reserva</translation>
  </message>
  <message>
   <source>Cancel seats…</source>
   <translation>Cancelar plazas…</translation>
  </message>
  <message>
   <source>Canceled</source>
   <translation>Cancelada</translation>
  </message>
  <message>
   <source>Confirm for {money}</source>
   <translation>Confirmar por {money}</translation>
  </message>
  <message>
   <source>Ctrl+M</source>
   <translation>Ctrl+M</translation>
  </message>
  <message>
   <source>Ctrl+P</source>
   <translation>Ctrl+P</translation>
  </message>
  <message>
   <source>Ctrl+R</source>
   <translation>Ctrl+R</translation>
  </message>
  <message>
   <source>Ctrl+T</source>
   <translation>Ctrl+T</translation>
  </message>
  <message>
   <source>Ctrl+↵</source>
   <translation>Ctrl+↵</translation>
  </message>
  <message>
   <source>Ctrl+⇧+V</source>
   <translation>Ctrl+⇧+V</translation>
  </message>
  <message>
   <source>Enter</source>
   <translation>Intro</translation>
  </message>
  <message>
   <source>Give the hold up…</source>
   <translation>Liberar la reserva…</translation>
  </message>
  <message>
   <source>Held until</source>
   <translation>Provisional hasta</translation>
  </message>
  <message>
   <source>Move: to pay</source>
   <translation>Traslado: a pagar</translation>
  </message>
  <message>
   <source>Move: to pay back</source>
   <translation>Traslado: a devolver</translation>
  </message>
  <message>
   <source>Moved here from</source>
   <translation>Trasladada desde</translation>
  </message>
  <message>
   <source>Moved on to</source>
   <translation>Trasladada a</translation>
  </message>
  <message>
   <source>Move…</source>
   <translation>Trasladar…</translation>
  </message>
  <message>
   <source>Next customer</source>
   <translation>Siguiente cliente</translation>
  </message>
  <message>
   <source>Passengers…</source>
   <translation>Pasajeros…</translation>
  </message>
  <message>
   <source>Price</source>
   <translation>Precio</translation>
  </message>
  <message>
   <source>Print ticket</source>
   <translation>Imprimir billete</translation>
  </message>
  <message>
   <source>Refund</source>
   <translation>Reembolso</translation>
  </message>
  <message>
   <source>Refund, {percent} %</source>
   <translation>Reembolso, {percent} %</translation>
  </message>
  <message>
   <source>Seats</source>
   <translation>Plazas</translation>
  </message>
  <message>
   <source>Sold</source>
   <translation>Vendida</translation>
  </message>
  <message>
   <source>Split off from</source>
   <translation>Separada de</translation>
  </message>
  <message>
   <source>The hold has lapsed: confirming it is a new sale at today's price.</source>
   <translation>La reserva provisional ha caducado: confirmarla es una venta nueva al precio de hoy.</translation>
  </message>
  <message>
   <source>The total changed: it was {money}.</source>
   <translation>El total ha cambiado: era de {money}.</translation>
  </message>
  <message>
   <source>Transfer…</source>
   <translation>Transferir…</translation>
  </message>
  <message>
   <source>Void sale…</source>
   <translation>Anular venta…</translation>
  </message>
 </context>
 <context>
  <name>BookingStatus</name>
  <message>
   <source>Canceled</source>
   <translation>Cancelada</translation>
  </message>
  <message>
   <source>Confirmed</source>
   <translation>Confirmada</translation>
  </message>
  <message>
   <source>Hold</source>
   <translation>Provisional</translation>
  </message>
  <message>
   <source>canceled</source>
   <translation>cancelada</translation>
  </message>
  <message>
   <source>confirmed</source>
   <translation>confirmada</translation>
  </message>
  <message>
   <source>pending</source>
   <translation>provisional</translation>
  </message>
 </context>
 <context>
  <name>Brief</name>
  <message>
   <source>Progress of {0}</source>
   <translation>Progreso de {0}</translation>
  </message>
  <message>
   <source>{0} running: {1}</source>
   <translation>{0} en curso: {1}</translation>
  </message>
 </context>
 <context>
  <name>CancelCard</name>
  <message>
   <source>A hold: nothing was paid</source>
   <translation>Reserva provisional: no se pagó nada</translation>
  </message>
  <message>
   <source>A manager may refund more; the seats follow the table.</source>
   <translation>Un responsable puede reembolsar más; las plazas siguen la tabla.</translation>
  </message>
  <message>
   <source>A manager refunds more…</source>
   <translation>Un responsable reembolsa más…</translation>
  </message>
  <message>
   <source>A refund above the table</source>
   <translation>Un reembolso superior a la tabla</translation>
  </message>
  <message>
   <source>A slip? Void sale until {time}…</source>
   <translation>¿Un error? Anular hasta las {time}…</translation>
  </message>
  <message>
   <source>Cancel seats</source>
   <translation>Cancelar plazas</translation>
  </message>
  <message>
   <source>Cancel {seats} and refund</source>
   <translation>Cancelar {seats} y reembolsar</translation>
  </message>
  <message>
   <source>Cancel {seats} without refund</source>
   <translation>Cancelar {seats} sin reembolso</translation>
  </message>
  <message>
   <source>Canceled {seats}, refund {money}</source>
   <translation>Cancelación de {seats}, reembolso {money}</translation>
  </message>
  <message>
   <source>Ctrl+⇧+V</source>
   <translation>Ctrl+⇧+V</translation>
  </message>
  <message>
   <source>Give {seats} up</source>
   <translation>Liberar {seats}</translation>
  </message>
  <message>
   <source>Keep the booking</source>
   <translation>Mantener la reserva</translation>
  </message>
  <message>
   <source>Kept, {percent} %</source>
   <translation>Retenido, {percent} %</translation>
  </message>
  <message>
   <source>Price of {seats}</source>
   <translation>Precio de {seats}</translation>
  </message>
  <message>
   <source>Refund</source>
   <translation>Reembolso</translation>
  </message>
  <message>
   <source>Refund changed: of {seats} it was {money}</source>
   <translation>El reembolso ha cambiado: el de {seats} era de {money}</translation>
  </message>
  <message>
   <source>Refund rule</source>
   <translation>Regla de reembolso</translation>
  </message>
  <message>
   <source>Refund rule, by the launch date</source>
   <translation>Regla de reembolso, según la fecha</translation>
  </message>
  <message>
   <source>Refund {percent} %</source>
   <translation>Reembolso del {percent} %</translation>
  </message>
  <message>
   <source>Refund, {percent} %</source>
   <translation>Reembolso, {percent} %</translation>
  </message>
  <message>
   <source>Seats come back on sale: {before} free become {after}</source>
   <translation>Las plazas vuelven a la venta: de {before:libre|libres} a {after}</translation>
  </message>
  <message>
   <source>Seats stay sold: they don't come back</source>
   <translation>Las plazas siguen vendidas: no vuelven a la venta</translation>
  </message>
  <message>
   <source>Seats to cancel</source>
   <translation>Plazas que se cancelan</translation>
  </message>
  <message>
   <source>Split off as {locator}</source>
   <translation>Separada como {locator}</translation>
  </message>
  <message>
   <source>The booking has {seats}</source>
   <translation>La reserva tiene {seats}</translation>
  </message>
  <message>
   <source>The launch was delayed: 100 % until {day}</source>
   <translation>El lanzamiento se retrasó: 100 % hasta el {day}</translation>
  </message>
  <message>
   <source>The whole price is paid back, the seats come back on sale</source>
   <translation>Se devuelve todo el precio y las plazas vuelven a la venta</translation>
  </message>
  <message>
   <source>of {count}; all is preset</source>
   <translation>de {count}; por defecto, todas</translation>
  </message>
  <message>
   <source>{name} allows {percent} %: {reason}</source>
   <translation>{name} autoriza el {percent} %: {reason}</translation>
  </message>
 </context>
 <context>
  <name>CancelCause</name>
  <message>
   <source>lapse</source>
   <translation>caducidad</translation>
  </message>
  <message>
   <source>launch aborted</source>
   <translation>lanzamiento cancelado</translation>
  </message>
  <message>
   <source>move</source>
   <translation>traslado</translation>
  </message>
  <message>
   <source>traveler</source>
   <translation>viajero</translation>
  </message>
  <message>
   <source>void</source>
   <translation>anulación</translation>
  </message>
 </context>
 <context>
  <name>ChangeCard</name>
  <message>
   <source>Enter</source>
   <translation>Intro</translation>
  </message>
  <message>
   <source>Enter ×2</source>
   <translation>Intro ×2</translation>
  </message>
  <message>
   <source>Esc</source>
   <translation>Esc</translation>
  </message>
  <message>
   <source>Refused: {why}</source>
   <translation>Rechazado: {why}</translation>
  </message>
 </context>
 <context>
  <name>ChangePane</name>
  <message>
   <source>No booking is open</source>
   <translation>No hay ninguna reserva abierta</translation>
  </message>
  <message>
   <source>Type a locator: its sixth character opens the booking.</source>
   <translation>Escriba un localizador: al sexto carácter se abre la reserva.</translation>
  </message>
 </context>
 <context>
  <name>Changing</name>
  <message>
   <source>Nothing is changed until you confirm</source>
   <translation>Nada cambia hasta que usted confirme</translation>
  </message>
  <message>
   <source>Nothing was changed</source>
   <translation>No se ha cambiado nada</translation>
  </message>
  <message>
   <source>Refused: {why}</source>
   <translation>Rechazado: {why}</translation>
  </message>
  <message>
   <source>The change before is still under way</source>
   <translation>El cambio anterior sigue en curso</translation>
  </message>
 </context>
 <context>
  <name>Channel</name>
  <message>
   <source>desktop</source>
   <translation>escritorio</translation>
  </message>
  <message>
   <source>mail</source>
   <translation>correo</translation>
  </message>
 </context>
 <context>
  <name>ComplaintRow</name>
  <message>
   <source>A search must {0}.</source>
   <translation>Una búsqueda debe {0}.</translation>
  </message>
  <message>
   <source>Did you mean {0}?</source>
   <translation>¿Quería decir {0}?</translation>
  </message>
 </context>
 <context>
  <name>Confirming</name>
  <message>
   <source>Confirmed for {money}</source>
   <translation>Confirmada por {money}</translation>
  </message>
  <message>
   <source>Named on it as before: {names}</source>
   <translation>Con los mismos pasajeros: {names}</translation>
  </message>
  <message>
   <source>No longer named, not {0} to {1} years old on the launch date: {names}</source>
   <translation>Ya no figuran, por no tener de {0} a {1} años en la fecha del lanzamiento: {names}</translation>
  </message>
 </context>
 <context>
  <name>Cover</name>
  <message>
   <source>Locked</source>
   <translation>Bloqueado</translation>
  </message>
 </context>
 <context>
  <name>CrashDialog</name>
  <message>
   <source>&amp;Add the workstation, the database's place and my role, which may be personal</source>
   <translation>&amp;Añadir el puesto, la ubicación de la base de datos y mi rol, que pueden ser datos personales</translation>
  </message>
  <message>
   <source>&amp;Copy report</source>
   <translation>&amp;Copiar informe</translation>
  </message>
  <message>
   <source>&amp;Go on</source>
   <translation>C&amp;ontinuar</translation>
  </message>
  <message>
   <source>&amp;Save…</source>
   <translation>&amp;Guardar…</translation>
  </message>
  <message>
   <source>Last time AstroBookings ended without being closed. What was confirmed on the screen is kept; a form that was open is lost. Please send this report to whoever looks after the program: it says where in the program it happened, and nothing that anybody entered.</source>
   <translation>La última vez AstroBookings terminó sin que nadie lo cerrara. Lo que se confirmó en la pantalla está guardado; un formulario abierto se perdió. Envíe este informe a quien se ocupe del programa: dice en qué lugar del programa ocurrió, y nada de lo que se haya introducido.</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>Informe</translation>
  </message>
  <message>
   <source>Save the report</source>
   <translation>Guardar el informe</translation>
  </message>
  <message>
   <source>The program ended unexpectedly</source>
   <translation>El programa terminó de forma inesperada</translation>
  </message>
  <message>
   <source>The report is copied.</source>
   <translation>El informe se ha copiado.</translation>
  </message>
  <message>
   <source>The report is saved as {0}.</source>
   <translation>El informe se ha guardado en {0}.</translation>
  </message>
  <message>
   <source>{0} can't be written: {1}. Choose another place.</source>
   <translation>No se puede escribir {0}: {1}. Elija otro lugar.</translation>
  </message>
 </context>
 <context>
  <name>DeskKeys</name>
  <message>
   <source>Open a booking first: F7</source>
   <translation>Abra primero una reserva: F7</translation>
  </message>
 </context>
 <context>
  <name>DeskPage</name>
  <message>
   <source>Desk</source>
   <translation>Mostrador</translation>
  </message>
  <message>
   <source>Find a booking</source>
   <translation>Buscar una reserva</translation>
  </message>
  <message>
   <source>Find the booking first</source>
   <translation>Busque primero la reserva</translation>
  </message>
  <message>
   <source>Sell</source>
   <translation>Vender</translation>
  </message>
  <message>
   <source>The sale that was begun goes on</source>
   <translation>Sigue la venta que estaba empezada</translation>
  </message>
 </context>
 <context>
  <name>DialogFoot</name>
  <message>
   <source>Cancel</source>
   <translation>Cancelar</translation>
  </message>
 </context>
 <context>
  <name>Entity</name>
  <message>
   <source>agency</source>
   <translation>agencia</translation>
  </message>
  <message>
   <source>booking</source>
   <translation>reserva</translation>
  </message>
  <message>
   <source>entry log</source>
   <translation>registro</translation>
  </message>
  <message>
   <source>invoice</source>
   <translation>factura</translation>
  </message>
  <message>
   <source>job</source>
   <translation>tarea</translation>
  </message>
  <message>
   <source>launch</source>
   <translation>lanzamiento</translation>
  </message>
  <message>
   <source>notification</source>
   <translation>aviso</translation>
  </message>
  <message>
   <source>payment</source>
   <translation>pago</translation>
  </message>
  <message>
   <source>rocket</source>
   <translation>cohete</translation>
  </message>
  <message>
   <source>traveler</source>
   <translation>viajero</translation>
  </message>
  <message>
   <source>user</source>
   <translation>usuario</translation>
  </message>
 </context>
 <context>
  <name>EntityPage</name>
  <message>
   <source>Choose a record first</source>
   <translation>Elija primero una ficha</translation>
  </message>
  <message>
   <source>Nothing can be done to this record as it stands</source>
   <translation>Tal como está, con esta ficha no se puede hacer nada</translation>
  </message>
 </context>
 <context>
  <name>EntryDialog</name>
  <message>
   <source>Fill this in.</source>
   <translation>Rellene este campo.</translation>
  </message>
 </context>
 <context>
  <name>FilterNameDialog</name>
  <message>
   <source>&amp;Name</source>
   <translation>&amp;Nombre</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Cancelar</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Nombre</translation>
  </message>
  <message>
   <source>Rename</source>
   <translation>Cambiar nombre</translation>
  </message>
  <message>
   <source>Rename the filter</source>
   <translation>Cambiar el nombre del filtro</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>Guardar</translation>
  </message>
  <message>
   <source>Save this filter</source>
   <translation>Guardar este filtro</translation>
  </message>
 </context>
 <context>
  <name>FindCard</name>
  <message>
   <source>1 match</source>
   <translation>1 resultado</translation>
  </message>
  <message>
   <source>Bookings found</source>
   <translation>Reservas encontradas</translation>
  </message>
  <message>
   <source>Esc brings the other matches back</source>
   <translation>Esc vuelve a mostrar las demás coincidencias</translation>
  </message>
  <message>
   <source>Find a booking</source>
   <translation>Buscar una reserva</translation>
  </message>
  <message>
   <source>Locator, name or phone</source>
   <translation>Localizador, nombre o teléfono</translation>
  </message>
  <message>
   <source>No booking matches “{words}”.</source>
   <translation>Ninguna reserva coincide con «{words}».</translation>
  </message>
  <message>
   <source>The booking is open: Enter goes on to it</source>
   <translation>La reserva está abierta: Intro pasa a ella</translation>
  </message>
  <message>
   <source>Type the six characters of a locator, a name, or the end of a phone number.</source>
   <translation>Escriba los seis caracteres de un localizador, un nombre o el final de un teléfono.</translation>
  </message>
 </context>
 <context>
  <name>FindLists</name>
  <message>
   <source>Move to</source>
   <translation>Trasladar a</translation>
  </message>
  <message>
   <source>Transfer to</source>
   <translation>Transferir a</translation>
  </message>
 </context>
 <context>
  <name>FirstStartDialog</name>
  <message>
   <source>E-mail</source>
   <translation>Correo</translation>
  </message>
  <message>
   <source>Password</source>
   <translation>Contraseña</translation>
  </message>
  <message>
   <source>Password again</source>
   <translation>Contraseña otra vez</translation>
  </message>
  <message>
   <source>Your name</source>
   <translation>Su nombre</translation>
  </message>
  <message>
   <source>at least {0} characters</source>
   <translation>al menos {0} caracteres</translation>
  </message>
  <message>
   <source>to sign in with</source>
   <translation>para iniciar sesión</translation>
  </message>
 </context>
 <context>
  <name>FormDialog</name>
  <message>
   <source>1 field needs a change</source>
   <translation>Hay que corregir 1 campo</translation>
  </message>
  <message>
   <source>Create {0}</source>
   <translation>Crear {0}</translation>
  </message>
  <message>
   <source>Edit {0}</source>
   <translation>Editar {0}</translation>
  </message>
  <message>
   <source>Keep editing</source>
   <translation>Seguir editando</translation>
  </message>
  <message>
   <source>New {0}</source>
   <translation>Crear {0}</translation>
  </message>
  <message>
   <source>Save this change?</source>
   <translation>¿Guardar este cambio?</translation>
  </message>
  <message>
   <source>Save {0}</source>
   <translation>Guardar {0}</translation>
  </message>
  <message>
   <source>What you entered is not saved yet.</source>
   <translation>Lo que ha introducido aún no está guardado.</translation>
  </message>
  <message>
   <source>{0} fields need a change</source>
   <translation>Hay que corregir {0} campos</translation>
  </message>
 </context>
 <context>
  <name>GoTo</name>
  <message>
   <source>Go to a record</source>
   <translation>Ir a una ficha</translation>
  </message>
  <message>
   <source>Locator or name, anywhere</source>
   <translation>Localizador o nombre</translation>
  </message>
  <message>
   <source>Nothing found: check the spelling</source>
   <translation>No se ha encontrado nada: revise la ortografía</translation>
  </message>
  <message>
   <source>Records found</source>
   <translation>Fichas encontradas</translation>
  </message>
 </context>
 <context>
  <name>HistoryCard</name>
  <message>
   <source>History</source>
   <translation>Historial</translation>
  </message>
 </context>
 <context>
  <name>InboxDialog</name>
  <message>
   <source>&amp;Close</source>
   <translation>&amp;Cerrar</translation>
  </message>
  <message>
   <source>&amp;Open the record</source>
   <translation>&amp;Abrir la ficha</translation>
  </message>
  <message>
   <source>&amp;Open the {0}</source>
   <translation>&amp;Abrir: {0}</translation>
  </message>
  <message>
   <source>1 message marked read</source>
   <translation>1 mensaje marcado como leído</translation>
  </message>
  <message>
   <source>Inbox</source>
   <translation>Bandeja de entrada</translation>
  </message>
  <message>
   <source>Mark &amp;all read</source>
   <translation>Marcar &amp;todos como leídos</translation>
  </message>
  <message>
   <source>Mark &amp;read</source>
   <translation>Marcar como &amp;leído</translation>
  </message>
  <message>
   <source>No message</source>
   <translation>Ningún mensaje</translation>
  </message>
  <message>
   <source>The whole message</source>
   <translation>El mensaje entero</translation>
  </message>
  <message>
   <source>What you are told about launches, holds and jobs appears here.</source>
   <translation>Aquí aparece lo que se le avisa sobre lanzamientos, reservas provisionales y tareas.</translation>
  </message>
  <message>
   <source>all read</source>
   <translation>todo leído</translation>
  </message>
  <message>
   <source>open</source>
   <translation>abrir</translation>
  </message>
  <message>
   <source>read</source>
   <translation>marcar leído</translation>
  </message>
  <message>
   <source>the newest {0} of more than {1}</source>
   <translation>los {0} más nuevos de más de {1}</translation>
  </message>
  <message>
   <source>the newest {0} of {1}</source>
   <translation>los {0} más nuevos de {1}</translation>
  </message>
  <message>
   <source>{0} messages marked read</source>
   <translation>{0} mensajes marcados como leídos</translation>
  </message>
  <message>
   <source>{0} unread</source>
   <translation>{0} sin leer</translation>
  </message>
 </context>
 <context>
  <name>InboxState</name>
  <message>
   <source>Inbox</source>
   <translation>Bandeja de entrada</translation>
  </message>
  <message>
   <source>Inbox: {0} unread</source>
   <translation>Bandeja: {0} sin leer</translation>
  </message>
  <message>
   <source>Your own messages on the desktop, counted as long as they are unread. Mails aren't among them. {0} opens them.</source>
   <translation>Sus propios mensajes en el escritorio, contados mientras no se hayan leído. Los correos no cuentan. {0} los abre.</translation>
  </message>
 </context>
 <context>
  <name>InvoiceKind</name>
  <message>
   <source>abort</source>
   <translation>cancelación</translation>
  </message>
  <message>
   <source>fee</source>
   <translation>comisión</translation>
  </message>
 </context>
 <context>
  <name>InvoiceStatus</name>
  <message>
   <source>Overdue</source>
   <translation>Vencida</translation>
  </message>
  <message>
   <source>Paid</source>
   <translation>Pagada</translation>
  </message>
  <message>
   <source>Partly paid</source>
   <translation>Parcial</translation>
  </message>
  <message>
   <source>Pending</source>
   <translation>Pendiente</translation>
  </message>
  <message>
   <source>Void</source>
   <translation>Anulada</translation>
  </message>
  <message>
   <source>overdue</source>
   <translation>vencida</translation>
  </message>
  <message>
   <source>paid</source>
   <translation>pagada</translation>
  </message>
  <message>
   <source>partially paid</source>
   <translation>pagada en parte</translation>
  </message>
  <message>
   <source>pending</source>
   <translation>pendiente</translation>
  </message>
  <message>
   <source>void</source>
   <translation>anulada</translation>
  </message>
 </context>
 <context>
  <name>JobBoard</name>
  <message>
   <source>Cancel {0}</source>
   <translation>Cancelar {0}</translation>
  </message>
  <message>
   <source>Cancel {0}?</source>
   <translation>¿Cancelar {0}?</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>Hechas</translation>
  </message>
  <message>
   <source>Need somebody</source>
   <translation>Necesitan atención</translation>
  </message>
  <message>
   <source>Needs a setting</source>
   <translation>Necesitan un ajuste</translation>
  </message>
  <message>
   <source>Put off</source>
   <translation>Aplazadas</translation>
  </message>
  <message>
   <source>That job is over</source>
   <translation>Esa tarea ha terminado</translation>
  </message>
  <message>
   <source>They are not done. “Try again now” at each of them takes it up again.</source>
   <translation>No se harán. «Reintentar ahora» en cada una la retoma.</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>En espera</translation>
  </message>
  <message>
   <source>due</source>
   <translation>pendientes</translation>
  </message>
  <message>
   <source>in the last hour</source>
   <translation>en la última hora</translation>
  </message>
  <message>
   <source>in turn, {0} a minute</source>
   <translation>por turno, {0} por minuto</translation>
  </message>
  <message>
   <source>next in {0}</source>
   <translation>la próxima en {0}</translation>
  </message>
  <message>
   <source>not due yet</source>
   <translation>aún no les toca</translation>
  </message>
  <message>
   <source>oldest {0}</source>
   <translation>la más antigua, {0}</translation>
  </message>
  <message>
   <source>the worker is paused</source>
   <translation>el proceso está en pausa</translation>
  </message>
  <message>
   <source>until it is mended</source>
   <translation>hasta que se corrija</translation>
  </message>
  <message>
   <source>{0} canceled</source>
   <translation>{0:cancelada|canceladas}</translation>
  </message>
  <message>
   <source>{0} failed</source>
   <translation>{0:fallida|fallidas}</translation>
  </message>
  <message>
   <source>{0} tried again</source>
   <translation>Se {0:=reintenta|reintentan} {0}</translation>
  </message>
  <message>
   <source>{0} uncertain</source>
   <translation>{0:dudosa|dudosas}</translation>
  </message>
  <message>
   <source>{0}: {1}</source>
   <translation>{0}: {1}</translation>
  </message>
 </context>
 <context>
  <name>JobState</name>
  <message>
   <source>Jobs of everybody: {0}</source>
   <translation>Tareas de todos: {0}</translation>
  </message>
  <message>
   <source>Jobs paused here, another worker may go on: {0}</source>
   <translation>Tareas en pausa aquí, quizá siga otro proceso: {0}</translation>
  </message>
  <message>
   <source>Jobs paused, {0}</source>
   <translation>Tareas en pausa, {0}</translation>
  </message>
  <message>
   <source>Jobs wait: the database can't be used</source>
   <translation>Las tareas esperan: no se puede usar la base de datos</translation>
  </message>
  <message>
   <source>Jobs wait: the worker couldn't begin</source>
   <translation>Las tareas esperan: el proceso no ha podido empezar</translation>
  </message>
  <message>
   <source>Jobs: all done</source>
   <translation>Tareas: todo hecho</translation>
  </message>
  <message>
   <source>Jobs: {0:needs|need} somebody</source>
   <translation>Tareas: {0:necesita|necesitan} atención</translation>
  </message>
  <message>
   <source>Jobs: {0}</source>
   <translation>Tareas: {0}</translation>
  </message>
  <message>
   <source>Paused in this window until Ctrl+J; another worker on the same database may go on.</source>
   <translation>En pausa en esta ventana hasta Ctrl+J; quizá siga otro proceso de la misma base de datos.</translation>
  </message>
  <message>
   <source>Paused on this workstation: nothing new is begun until Ctrl+J.</source>
   <translation>En pausa en este puesto: no se empieza nada nuevo hasta Ctrl+J.</translation>
  </message>
  <message>
   <source>none waiting</source>
   <translation>ninguna en espera</translation>
  </message>
  <message>
   <source>{0:needs|need} a setting</source>
   <translation>{0:necesita|necesitan} un ajuste</translation>
  </message>
  <message>
   <source>{0:needs|need} somebody</source>
   <translation>{0:necesita|necesitan} atención</translation>
  </message>
  <message>
   <source>{0} failed</source>
   <translation>{0} fallidas</translation>
  </message>
  <message>
   <source>{0} put off</source>
   <translation>{0:aplazada|aplazadas}</translation>
  </message>
  <message>
   <source>{0} running</source>
   <translation>{0} en curso</translation>
  </message>
  <message>
   <source>{0} uncertain</source>
   <translation>{0:dudosa|dudosas}</translation>
  </message>
  <message>
   <source>{0} waiting</source>
   <translation>{0} en espera</translation>
  </message>
 </context>
 <context>
  <name>JobStatus</name>
  <message>
   <source>Canceled</source>
   <translation>Cancelada</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>Hecha</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>Fallida</translation>
  </message>
  <message>
   <source>Running</source>
   <translation>En curso</translation>
  </message>
  <message>
   <source>Sending</source>
   <translation>Enviando</translation>
  </message>
  <message>
   <source>Uncertain</source>
   <translation>Dudosa</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>En espera</translation>
  </message>
  <message>
   <source>canceled</source>
   <translation>cancelada</translation>
  </message>
  <message>
   <source>completed</source>
   <translation>hecha</translation>
  </message>
  <message>
   <source>failed</source>
   <translation>fallida</translation>
  </message>
  <message>
   <source>pending</source>
   <translation>pendiente</translation>
  </message>
  <message>
   <source>running</source>
   <translation>en curso</translation>
  </message>
  <message>
   <source>sending</source>
   <translation>enviando</translation>
  </message>
  <message>
   <source>uncertain</source>
   <translation>dudosa</translation>
  </message>
 </context>
 <context>
  <name>KnownPeople</name>
  <message>
   <source>Already known?</source>
   <translation>¿Ya es conocido?</translation>
  </message>
 </context>
 <context>
  <name>KnownTravelers</name>
  <message>
   <source>↓ then Enter opens a known traveler</source>
   <translation>↓ y luego Intro abre un viajero conocido</translation>
  </message>
 </context>
 <context>
  <name>Language</name>
  <message>
   <source>en</source>
   <translation>inglés</translation>
  </message>
  <message>
   <source>es</source>
   <translation>español</translation>
  </message>
 </context>
 <context>
  <name>LanguageBanner</name>
  <message>
   <source>Open it anew now</source>
   <translation>Abrirla de nuevo ahora</translation>
  </message>
  <message>
   <source>The new language comes when the window opens the next time.</source>
   <translation>El nuevo idioma llega la próxima vez que se abra la ventana.</translation>
  </message>
 </context>
 <context>
  <name>LastSales</name>
  <message>
   <source>Last at this desk</source>
   <translation>Últimas de este mostrador</translation>
  </message>
  <message>
   <source>Nothing was sold here yet.</source>
   <translation>Aquí aún no se ha vendido nada.</translation>
  </message>
 </context>
 <context>
  <name>LaunchBlock</name>
  <message>
   <source>({count} held)</source>
   <translation>({count} prov.)</translation>
  </message>
  <message>
   <source>{count} taken</source>
   <translation>{count:ocupada|ocupadas}</translation>
  </message>
  <message>
   <source>{price} per seat</source>
   <translation>{price} por plaza</translation>
  </message>
 </context>
 <context>
  <name>LaunchCard</name>
  <message>
   <source>1 open launch</source>
   <translation>1 lanzamiento abierto</translation>
  </message>
  <message>
   <source>Destination, date, free&gt;3, price&lt;2000000</source>
   <translation>Destino, fecha, libres&gt;3, precio&lt;2000000</translation>
  </message>
  <message>
   <source>Launches on sale</source>
   <translation>Lanzamientos a la venta</translation>
  </message>
  <message>
   <source>No launch is on sale. An agency or a manager schedules the next one.</source>
   <translation>No hay ningún lanzamiento a la venta. Una agencia o un responsable programa el siguiente.</translation>
  </message>
  <message>
   <source>No launch is on sale. It takes an agency, its rocket and a date.</source>
   <translation>No hay ningún lanzamiento a la venta. Hacen falta una agencia, su cohete y una fecha.</translation>
  </message>
  <message>
   <source>No open launch matches “{words}”.</source>
   <translation>Ningún lanzamiento abierto coincide con «{words}».</translation>
  </message>
  <message>
   <source>No other launch is on sale: the booking is on the only one.</source>
   <translation>No hay otro lanzamiento a la venta: la reserva está en el único.</translation>
  </message>
  <message>
   <source>Schedule the first launch…</source>
   <translation>Programar el primer lanzamiento…</translation>
  </message>
  <message>
   <source>Show all launches</source>
   <translation>Mostrar todos los lanzamientos</translation>
  </message>
  <message>
   <source>no match</source>
   <translation>sin resultados</translation>
  </message>
  <message>
   <source>reading the launches…</source>
   <translation>leyendo los lanzamientos…</translation>
  </message>
  <message>
   <source>{count:match|matches}</source>
   <translation>{count:coincidencia|coincidencias}</translation>
  </message>
  <message>
   <source>{count} open launches, soonest first</source>
   <translation>{count} lanzamientos abiertos, primero los más próximos</translation>
  </message>
  <message>
   <source>“{words}” is the launch that the booking is on already.</source>
   <translation>«{words}» es el lanzamiento en el que ya está la reserva.</translation>
  </message>
 </context>
 <context>
  <name>LaunchPage</name>
  <message>
   <source>1 launch is more than 3 days past its date.</source>
   <translation>1 lanzamiento pasó su fecha hace más de 3 días.</translation>
  </message>
  <message>
   <source>Mark each launched or failed, delay it, or abort it.</source>
   <translation>Marque cada uno como lanzado o fallido, retráselo o cancélelo.</translation>
  </message>
  <message>
   <source>Month</source>
   <translation>Mes</translation>
  </message>
  <message>
   <source>Show them</source>
   <translation>Mostrarlos</translation>
  </message>
  <message>
   <source>Table</source>
   <translation>Tabla</translation>
  </message>
  <message>
   <source>{0} launches are more than 3 days past their date.</source>
   <translation>{0} lanzamientos pasaron su fecha hace más de 3 días.</translation>
  </message>
 </context>
 <context>
  <name>LaunchStatus</name>
  <message>
   <source>Aborted</source>
   <translation>Cancelado</translation>
  </message>
  <message>
   <source>Confirmed</source>
   <translation>Confirmado</translation>
  </message>
  <message>
   <source>Delayed</source>
   <translation>Retrasado</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>Fallido</translation>
  </message>
  <message>
   <source>Launched</source>
   <translation>Lanzado</translation>
  </message>
  <message>
   <source>Scheduled</source>
   <translation>Programado</translation>
  </message>
  <message>
   <source>aborted</source>
   <translation>cancelado</translation>
  </message>
  <message>
   <source>confirmed</source>
   <translation>confirmado</translation>
  </message>
  <message>
   <source>delayed</source>
   <translation>retrasado</translation>
  </message>
  <message>
   <source>failed</source>
   <translation>fallido</translation>
  </message>
  <message>
   <source>launched</source>
   <translation>lanzado</translation>
  </message>
  <message>
   <source>scheduled</source>
   <translation>programado</translation>
  </message>
 </context>
 <context>
  <name>LaunchStepDialog</name>
  <message>
   <source>What will happen</source>
   <translation>Lo que ocurrirá</translation>
  </message>
  <message>
   <source>Working…</source>
   <translation>Trabajando…</translation>
  </message>
  <message>
   <source>{0} of {1:booking|bookings}. It can't be stopped half-way.</source>
   <translation>{0} de {1:reserva|reservas}. No se puede parar a medias.</translation>
  </message>
 </context>
 <context>
  <name>Leaving</name>
  <message>
   <source>An open form</source>
   <translation>Un formulario abierto</translation>
  </message>
  <message>
   <source>Finishing… The window then closes by itself.</source>
   <translation>Terminando… Después la ventana se cierra sola.</translation>
  </message>
  <message>
   <source>New traveler</source>
   <translation>Nuevo viajero</translation>
  </message>
  <message>
   <source>Not saved yet, and lost when the window closes: {0}</source>
   <translation>Aún sin guardar, y se pierde al cerrar la ventana: {0}</translation>
  </message>
  <message>
   <source>The sale that was begun</source>
   <translation>La venta empezada</translation>
  </message>
 </context>
 <context>
  <name>Listing</name>
  <message>
   <source>{0} in this list</source>
   <translation>{0} en esta lista</translation>
  </message>
  <message>
   <source>{0} of {1} selected</source>
   <translation>{0} de {1} en la selección</translation>
  </message>
 </context>
 <context>
  <name>LongWorkDialog</name>
  <message>
   <source>&amp;Choose…</source>
   <translation>E&amp;legir…</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Cancelar</translation>
  </message>
  <message>
   <source>Canceled: nothing was kept.</source>
   <translation>Cancelado: no se ha guardado nada.</translation>
  </message>
  <message>
   <source>Working…</source>
   <translation>Trabajando…</translation>
  </message>
 </context>
 <context>
  <name>MainWindow</name>
  <message>
   <source>Desk</source>
   <translation>Mostrador</translation>
  </message>
  <message>
   <source>Workstation {0}</source>
   <translation>Puesto {0}</translation>
  </message>
  <message>
   <source>practice database</source>
   <translation>base de datos de prácticas</translation>
  </message>
 </context>
 <context>
  <name>MessageBoard</name>
  <message>
   <source>1 message waits; nothing is lost.</source>
   <translation>1 mensaje espera; no se pierde nada.</translation>
  </message>
  <message>
   <source>Discarded today</source>
   <translation>Descartados hoy</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>Fallidos</translation>
  </message>
  <message>
   <source>In grace</source>
   <translation>En periodo de gracia</translation>
  </message>
  <message>
   <source>Mail settings</source>
   <translation>Ajustes de correo</translation>
  </message>
  <message>
   <source>Messages that never went out, until they are sent again, marked sent or discarded. Jobs has those of the last three months alone: older jobs are cleared away, their messages stay.</source>
   <translation>Mensajes que nunca salieron, hasta que se envíen otra vez, se marquen como enviados o se descarten. En Tareas solo están los de los últimos tres meses: las tareas más antiguas se eliminan, sus mensajes se quedan.</translation>
  </message>
  <message>
   <source>No mail server is set. Set one, or a folder that takes messages as .eml files.</source>
   <translation>No hay servidor de correo. Indique uno, o una carpeta que recoja los mensajes como archivos .eml.</translation>
  </message>
  <message>
   <source>No message leaves a practice database. Set a folder to see them as .eml files.</source>
   <translation>De una base de datos de prácticas no sale ningún mensaje. Indique una carpeta para verlos como archivos .eml.</translation>
  </message>
  <message>
   <source>Sent today</source>
   <translation>Enviados hoy</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>En espera</translation>
  </message>
  <message>
   <source>oldest {0}</source>
   <translation>el más antiguo, {0}</translation>
  </message>
  <message>
   <source>sent after {0}</source>
   <translation>enviados tras {0}</translation>
  </message>
  <message>
   <source>undone, overtaken, or by hand</source>
   <translation>deshecho, superado o a mano</translation>
  </message>
  <message>
   <source>{0:address|addresses} refused</source>
   <translation>{0:dirección rechazada|direcciones rechazadas}</translation>
  </message>
  <message>
   <source>{0:message waits its|messages wait their} turn: {1} a minute are sent.</source>
   <translation>{0:mensaje espera|mensajes esperan} su turno: se envían {1} por minuto.</translation>
  </message>
  <message>
   <source>{0} messages wait; nothing is lost.</source>
   <translation>{0} mensajes esperan; no se pierde nada.</translation>
  </message>
  <message>
   <source>{0} uncertain</source>
   <translation>{0:dudoso|dudosos}</translation>
  </message>
  <message>
   <source>{0} unread on all desktops</source>
   <translation>{0} sin leer en todos los escritorios</translation>
  </message>
 </context>
 <context>
  <name>MessageList</name>
  <message>
   <source>About</source>
   <translation>Asunto</translation>
  </message>
  <message>
   <source>Message</source>
   <translation>Mensaje</translation>
  </message>
  <message>
   <source>Messages</source>
   <translation>Mensajes</translation>
  </message>
  <message>
   <source>When</source>
   <translation>Cuándo</translation>
  </message>
  <message>
   <source>read</source>
   <translation>leído</translation>
  </message>
  <message>
   <source>unread</source>
   <translation>sin leer</translation>
  </message>
 </context>
 <context>
  <name>MessagesDialog</name>
  <message>
   <source>Close</source>
   <translation>Cerrar</translation>
  </message>
  <message>
   <source>Event</source>
   <translation>Suceso</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Idioma</translation>
  </message>
  <message>
   <source>Messages</source>
   <translation>Mensajes</translation>
  </message>
  <message>
   <source>The message</source>
   <translation>El mensaje</translation>
  </message>
  <message>
   <source>Who reads</source>
   <translation>Quién lee</translation>
  </message>
 </context>
 <context>
  <name>MonthGrid</name>
  <message>
   <source>Month calendar of launches</source>
   <translation>Calendario mensual de lanzamientos</translation>
  </message>
 </context>
 <context>
  <name>MonthView</name>
  <message>
   <source>Home</source>
   <translation>Inicio</translation>
  </message>
  <message>
   <source>Month before (Page up)</source>
   <translation>Mes anterior (Re Pág)</translation>
  </message>
  <message>
   <source>Next month (Page down)</source>
   <translation>Mes siguiente (Av Pág)</translation>
  </message>
  <message>
   <source>Show launches that were aborted</source>
   <translation>Mostrar los lanzamientos cancelados</translation>
  </message>
  <message>
   <source>Today</source>
   <translation>Hoy</translation>
  </message>
  <message>
   <source>{0:open launch|open launches}</source>
   <translation>{0:lanzamiento abierto|lanzamientos abiertos}</translation>
  </message>
  <message>
   <source>{0} aborted</source>
   <translation>{0:cancelado|cancelados}</translation>
  </message>
  <message>
   <source>{0} flown</source>
   <translation>{0:ya lanzado|ya lanzados}</translation>
  </message>
 </context>
 <context>
  <name>MoveCard</name>
  <message>
   <source>Changed: the refund was {refund}, the price {price}</source>
   <translation>Ha cambiado: el reembolso era de {refund} y el precio de {price}</translation>
  </message>
  <message>
   <source>Choose the new launch in the list.</source>
   <translation>Elija el nuevo lanzamiento en la lista.</translation>
  </message>
  <message>
   <source>Keep the booking</source>
   <translation>Mantener la reserva</translation>
  </message>
  <message>
   <source>Kept of the old seats, {percent} %</source>
   <translation>Retenido de las antiguas, {percent} %</translation>
  </message>
  <message>
   <source>Move</source>
   <translation>Trasladar</translation>
  </message>
  <message>
   <source>Move {seats}</source>
   <translation>Trasladar {seats}</translation>
  </message>
  <message>
   <source>Moved: the new locator is {locator}</source>
   <translation>Trasladada: el nuevo localizador es {locator}</translation>
  </message>
  <message>
   <source>Price of the new ones</source>
   <translation>Precio de las nuevas</translation>
  </message>
  <message>
   <source>Refund of the old seats</source>
   <translation>Reembolso de las antiguas</translation>
  </message>
  <message>
   <source>The hold keeps its deadline</source>
   <translation>La reserva provisional conserva su plazo</translation>
  </message>
  <message>
   <source>The old seats come back on sale</source>
   <translation>Las plazas antiguas vuelven a la venta</translation>
  </message>
  <message>
   <source>The old seats give back {percent} %</source>
   <translation>Por las plazas antiguas se devuelve el {percent} %</translation>
  </message>
  <message>
   <source>The old seats stay sold</source>
   <translation>Las plazas antiguas siguen vendidas</translation>
  </message>
  <message>
   <source>To</source>
   <translation>A</translation>
  </message>
  <message>
   <source>To pay</source>
   <translation>A pagar</translation>
  </message>
  <message>
   <source>To pay back</source>
   <translation>A devolver</translation>
  </message>
  <message>
   <source>To pay when confirmed</source>
   <translation>A pagar al confirmar</translation>
  </message>
  <message>
   <source>{seats} free there, {after:stays|stay} free</source>
   <translation>Allí hay {seats:libre|libres}, {after:=queda|quedan} {after}</translation>
  </message>
 </context>
 <context>
  <name>Navigation</name>
  <message>
   <source>There is nowhere to go back to</source>
   <translation>No hay adónde volver</translation>
  </message>
  <message>
   <source>Your role may not read that</source>
   <translation>Su rol no puede leer eso</translation>
  </message>
 </context>
 <context>
  <name>NewTravelerForm</name>
  <message>
   <source>1 field needs your attention</source>
   <translation>Hay que revisar 1 campo</translation>
  </message>
  <message>
   <source>Create and use</source>
   <translation>Crear y usar</translation>
  </message>
  <message>
   <source>Ctrl+↵</source>
   <translation>Ctrl+↵</translation>
  </message>
  <message>
   <source>E-mail</source>
   <translation>Correo</translation>
  </message>
  <message>
   <source>Esc</source>
   <translation>Esc</translation>
  </message>
  <message>
   <source>Language of messages</source>
   <translation>Idioma de los mensajes</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Nombre</translation>
  </message>
  <message>
   <source>New traveler</source>
   <translation>Nuevo viajero</translation>
  </message>
  <message>
   <source>Phone</source>
   <translation>Teléfono</translation>
  </message>
  <message>
   <source>The traveler before is still being created</source>
   <translation>El viajero anterior aún se está creando</translation>
  </message>
  <message>
   <source>back to search</source>
   <translation>volver a la búsqueda</translation>
  </message>
  <message>
   <source>optional</source>
   <translation>opcional</translation>
  </message>
  <message>
   <source>optional, unique</source>
   <translation>opcional, único</translation>
  </message>
  <message>
   <source>required</source>
   <translation>obligatorio</translation>
  </message>
  <message>
   <source>{count} fields need your attention</source>
   <translation>Hay que revisar {count} campos</translation>
  </message>
  <message>
   <source>{name} is being created: what is typed now waits for it</source>
   <translation>Se está creando {name}: lo que se escriba ahora espera</translation>
  </message>
  <message>
   <source>{name} is created</source>
   <translation>Se ha creado {name}</translation>
  </message>
  <message>
   <source>{name} isn't created: {why}</source>
   <translation>No se ha creado {name}: {why}</translation>
  </message>
  <message>
   <source>↓ then Enter uses a known traveler</source>
   <translation>↓ y luego Intro usa un viajero conocido</translation>
  </message>
 </context>
 <context>
  <name>NoticeBanner</name>
  <message>
   <source>Open</source>
   <translation>Abrir</translation>
  </message>
  <message>
   <source>Put the notice away</source>
   <translation>Quitar el aviso</translation>
  </message>
 </context>
 <context>
  <name>NotificationStatus</name>
  <message>
   <source>Discarded</source>
   <translation>Descartado</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>Fallido</translation>
  </message>
  <message>
   <source>Pending</source>
   <translation>Pendiente</translation>
  </message>
  <message>
   <source>Read</source>
   <translation>Leído</translation>
  </message>
  <message>
   <source>Sending</source>
   <translation>Enviando</translation>
  </message>
  <message>
   <source>Sent</source>
   <translation>Enviado</translation>
  </message>
  <message>
   <source>Uncertain</source>
   <translation>Dudoso</translation>
  </message>
  <message>
   <source>discarded</source>
   <translation>descartado</translation>
  </message>
  <message>
   <source>failed</source>
   <translation>fallido</translation>
  </message>
  <message>
   <source>pending</source>
   <translation>pendiente</translation>
  </message>
  <message>
   <source>read</source>
   <translation>leído</translation>
  </message>
  <message>
   <source>sending</source>
   <translation>enviando</translation>
  </message>
  <message>
   <source>sent</source>
   <translation>enviado</translation>
  </message>
  <message>
   <source>uncertain</source>
   <translation>dudoso</translation>
  </message>
 </context>
 <context>
  <name>OccupancyLegend</name>
  <message>
   <source>Occupancy bars: taken solid, held hatched, free empty, tick: {0}</source>
   <translation>Barras de ocupación: ocupadas en liso, provisionales rayadas, libres vacías, marca: {0}</translation>
  </message>
  <message>
   <source>free</source>
   <translation>libres</translation>
  </message>
  <message>
   <source>held</source>
   <translation>provisionales</translation>
  </message>
  <message>
   <source>taken</source>
   <translation>ocupadas</translation>
  </message>
  <message>
   <source>viable from {0} %</source>
   <translation>viable desde el {0} %</translation>
  </message>
 </context>
 <context>
  <name>OthersCard</name>
  <message>
   <source>Other bookings of this traveler</source>
   <translation>Otras reservas de este viajero</translation>
  </message>
 </context>
 <context>
  <name>OverrideDialog</name>
  <message>
   <source>Manager's e-mail</source>
   <translation>Correo del responsable</translation>
  </message>
  <message>
   <source>Manager's password</source>
   <translation>Contraseña del responsable</translation>
  </message>
  <message>
   <source>Reason</source>
   <translation>Motivo</translation>
  </message>
  <message>
   <source>Refund, percent</source>
   <translation>Reembolso, en porcentaje</translation>
  </message>
  <message>
   <source>above {0}, at most 100</source>
   <translation>más de {0}, 100 como máximo</translation>
  </message>
  <message>
   <source>stands in the log</source>
   <translation>consta en el registro</translation>
  </message>
 </context>
 <context>
  <name>OwnPasswordDialog</name>
  <message>
   <source>New password</source>
   <translation>Contraseña nueva</translation>
  </message>
  <message>
   <source>New password again</source>
   <translation>Contraseña nueva otra vez</translation>
  </message>
  <message>
   <source>Present password</source>
   <translation>Contraseña actual</translation>
  </message>
  <message>
   <source>Your new password is good from now on.</source>
   <translation>Su nueva contraseña vale desde ahora.</translation>
  </message>
  <message>
   <source>at least {0} characters</source>
   <translation>al menos {0} caracteres</translation>
  </message>
 </context>
 <context>
  <name>PageHead</name>
  <message>
   <source>Search {0}</source>
   <translation>Buscar en {0}</translation>
  </message>
 </context>
 <context>
  <name>Palette</name>
  <message>
   <source>Action</source>
   <translation>Acción</translation>
  </message>
  <message>
   <source>Actions</source>
   <translation>Acciones</translation>
  </message>
  <message>
   <source>Do something</source>
   <translation>Acciones</translation>
  </message>
  <message>
   <source>No action is called that: try another word</source>
   <translation>Ninguna acción se llama así: pruebe con otra palabra</translation>
  </message>
  <message>
   <source>What do you want to do?</source>
   <translation>¿Qué quiere hacer?</translation>
  </message>
 </context>
 <context>
  <name>PassengersDialog</name>
  <message>
   <source>Born</source>
   <translation>Nacimiento</translation>
  </message>
  <message>
   <source>Passenger {0}</source>
   <translation>Pasajero {0}</translation>
  </message>
  <message>
   <source>Passengers of {0}</source>
   <translation>Pasajeros de {0}</translation>
  </message>
  <message>
   <source>Save passengers</source>
   <translation>Guardar pasajeros</translation>
  </message>
  <message>
   <source>The passengers are not saved yet.</source>
   <translation>Los pasajeros aún no están guardados.</translation>
  </message>
  <message>
   <source>optional</source>
   <translation>opcional</translation>
  </message>
  <message>
   <source>{0:field needs|fields need} a change</source>
   <translation>Hay que corregir {0:campo|campos}</translation>
  </message>
  <message>
   <source>{0:passenger is|passengers are} named</source>
   <translation>{0:pasajero indicado|pasajeros indicados}</translation>
  </message>
  <message>
   <source>{0}, date of birth</source>
   <translation>{0}, fecha de nacimiento</translation>
  </message>
  <message>
   <source>{0}, {1}. At most one per seat, {2} to {3} years old on that day.</source>
   <translation>{0}, {1}. Como máximo uno por plaza, de {2} a {3} años ese día.</translation>
  </message>
 </context>
 <context>
  <name>PasswordRow</name>
  <message>
   <source>Fill in mail server and account: a password belongs to them.</source>
   <translation>Rellene el servidor de correo y la cuenta: la contraseña es de ellos.</translation>
  </message>
  <message>
   <source>For the account above. It is never written into a file or into the log.</source>
   <translation>Para la cuenta de arriba. Nunca se escribe en un archivo ni en el registro.</translation>
  </message>
  <message>
   <source>Forget it</source>
   <translation>Olvidarla</translation>
  </message>
  <message>
   <source>No keyring here: the mail password is kept until the program ends.</source>
   <translation>Aquí no hay llavero: la contraseña del correo se conserva hasta que termine el programa.</translation>
  </message>
  <message>
   <source>Password</source>
   <translation>Contraseña</translation>
  </message>
  <message>
   <source>The mail password is in the keyring.</source>
   <translation>La contraseña del correo está en el llavero.</translation>
  </message>
  <message>
   <source>a new one</source>
   <translation>una nueva</translation>
  </message>
  <message>
   <source>looking…</source>
   <translation>buscando…</translation>
  </message>
  <message>
   <source>none is kept</source>
   <translation>no hay ninguna guardada</translation>
  </message>
  <message>
   <source>one is kept in the keyring</source>
   <translation>hay una guardada en el llavero</translation>
  </message>
  <message>
   <source>one is kept until you leave: there is no keyring</source>
   <translation>hay una hasta que usted salga: no hay llavero</translation>
  </message>
  <message>
   <source>taken from {0}</source>
   <translation>tomada de {0}</translation>
  </message>
 </context>
 <context>
  <name>PaymentDialog</name>
  <message>
   <source>Amount, {0}</source>
   <translation>Importe, {0}</translation>
  </message>
  <message>
   <source>Announced only: the money hasn't come yet</source>
   <translation>Solo anunciado: el dinero aún no ha llegado</translation>
  </message>
  <message>
   <source>Balance {0} {1}</source>
   <translation>Saldo {0} {1}</translation>
  </message>
  <message>
   <source>Balance {0} → {1} {2}</source>
   <translation>Saldo {0} → {1} {2}</translation>
  </message>
  <message>
   <source>Bank transfer</source>
   <translation>Transferencia</translation>
  </message>
  <message>
   <source>Card</source>
   <translation>Tarjeta</translation>
  </message>
  <message>
   <source>Cash</source>
   <translation>Efectivo</translation>
  </message>
  <message>
   <source>Check</source>
   <translation>Cheque</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>Fecha</translation>
  </message>
  <message>
   <source>Method</source>
   <translation>Forma de pago</translation>
  </message>
  <message>
   <source>Reference</source>
   <translation>Referencia</translation>
  </message>
  <message>
   <source>Register a payment of {0}</source>
   <translation>Registrar un pago de {0}</translation>
  </message>
  <message>
   <source>Register payment</source>
   <translation>Registrar pago</translation>
  </message>
  <message>
   <source>This day lies before the invoice’s own, {0}</source>
   <translation>Este día es anterior al de la factura, {0}</translation>
  </message>
  <message>
   <source>This payment isn't registered yet.</source>
   <translation>Este pago aún no está registrado.</translation>
  </message>
  <message>
   <source>This reference stands at another payment already: {0}</source>
   <translation>Esta referencia ya consta en otro pago: {0}</translation>
  </message>
  <message>
   <source>optional</source>
   <translation>opcional</translation>
  </message>
  <message>
   <source>required</source>
   <translation>obligatorio</translation>
  </message>
 </context>
 <context>
  <name>PaymentStatus</name>
  <message>
   <source>Completed</source>
   <translation>Completado</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>Fallido</translation>
  </message>
  <message>
   <source>Pending</source>
   <translation>Pendiente</translation>
  </message>
  <message>
   <source>Refunded</source>
   <translation>Reembolsado</translation>
  </message>
  <message>
   <source>completed</source>
   <translation>completado</translation>
  </message>
  <message>
   <source>failed</source>
   <translation>fallido</translation>
  </message>
  <message>
   <source>pending</source>
   <translation>pendiente</translation>
  </message>
  <message>
   <source>refunded</source>
   <translation>reembolsado</translation>
  </message>
 </context>
 <context>
  <name>Picker</name>
  <message>
   <source>“{words}” isn't chosen yet</source>
   <translation>«{words}» aún no está elegido</translation>
  </message>
 </context>
 <context>
  <name>Printing</name>
  <message>
   <source>Find the booking first</source>
   <translation>Busque primero la reserva</translation>
  </message>
  <message>
   <source>No ticket yet: this sale isn't made</source>
   <translation>Aún no hay billete: esta venta no está hecha</translation>
  </message>
  <message>
   <source>No ticket yet: this sale isn't made, and the last one was {0}, {1}</source>
   <translation>Aún no hay billete: esta venta no está hecha, y la última fue {0}, {1}</translation>
  </message>
  <message>
   <source>The ticket is printed once the sale is made</source>
   <translation>El billete se imprimirá cuando la venta esté hecha</translation>
  </message>
 </context>
 <context>
  <name>QShortcut</name>
  <message>
   <source>Ctrl</source>
   <translation>Ctrl</translation>
  </message>
  <message>
   <source>Left</source>
   <translation>←</translation>
  </message>
  <message>
   <source>Shift</source>
   <translation>⇧</translation>
  </message>
 </context>
 <context>
  <name>Questions</name>
  <message>
   <source>Reason</source>
   <translation>Motivo</translation>
  </message>
  <message>
   <source>Say why: it stands in the log and in the messages.</source>
   <translation>Diga por qué: consta en el registro y en los mensajes.</translation>
  </message>
  <message>
   <source>Tick the box to confirm: “{0}”.</source>
   <translation>Marque la casilla para confirmar: «{0}».</translation>
  </message>
 </context>
 <context>
  <name>Range</name>
  <message>
   <source>Low Earth</source>
   <translation>Órbita baja</translation>
  </message>
  <message>
   <source>Mars</source>
   <translation>Marte</translation>
  </message>
  <message>
   <source>Moon</source>
   <translation>Luna</translation>
  </message>
  <message>
   <source>Suborbital</source>
   <translation>Suborbital</translation>
  </message>
 </context>
 <context>
  <name>Receiver</name>
  <message>
   <source>New traveler: Enter goes to the next field, Ctrl+Enter creates</source>
   <translation>Nuevo viajero: Intro pasa al campo siguiente, Ctrl+Intro lo crea</translation>
  </message>
  <message>
   <source>The transfer before is still under way</source>
   <translation>La transferencia anterior sigue en curso</translation>
  </message>
 </context>
 <context>
  <name>RecordPanel</name>
  <message>
   <source>Close the panel (Esc)</source>
   <translation>Cerrar el panel (Esc)</translation>
  </message>
  <message>
   <source>History</source>
   <translation>Historial</translation>
  </message>
  <message>
   <source>More actions (all: Ctrl+.)</source>
   <translation>Más acciones (todas: Ctrl+.)</translation>
  </message>
  <message>
   <source>Not in this list any more</source>
   <translation>Ya no está en esta lista</translation>
  </message>
  <message>
   <source>all {0}</source>
   <translation>ver todo ({0})</translation>
  </message>
  <message>
   <source>{0}: not for this record as it stands</source>
   <translation>{0}: no es posible con esta ficha tal como está</translation>
  </message>
 </context>
 <context>
  <name>RefundStep</name>
  <message>
   <source>after {day}</source>
   <translation>después del {day}</translation>
  </message>
  <message>
   <source>applies today</source>
   <translation>se aplica hoy</translation>
  </message>
  <message>
   <source>over</source>
   <translation>pasado</translation>
  </message>
  <message>
   <source>until {day}</source>
   <translation>hasta el {day}</translation>
  </message>
 </context>
 <context>
  <name>RelatedRecords</name>
  <message>
   <source>Related</source>
   <translation>Relacionado</translation>
  </message>
 </context>
 <context>
  <name>ReportsWindow</name>
  <message>
   <source>Reports</source>
   <translation>Informes</translation>
  </message>
  <message>
   <source>Saved as {0}</source>
   <translation>Guardado como {0}</translation>
  </message>
 </context>
 <context>
  <name>ResetCodeDialog</name>
  <message>
   <source>&amp;Copy</source>
   <translation>&amp;Copiar</translation>
  </message>
  <message>
   <source>&amp;Done</source>
   <translation>&amp;Listo</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Código</translation>
  </message>
  <message>
   <source>One-time code</source>
   <translation>Código de un solo uso</translation>
  </message>
  <message>
   <source>Tell it to {0} yourself. It is shown this once, and a newer code replaces it.</source>
   <translation>Dígaselo usted a {0} en persona. Solo se muestra esta vez, y un código más nuevo lo sustituye.</translation>
  </message>
 </context>
 <context>
  <name>RestoreDialog</name>
  <message>
   <source>&amp;Passphrase</source>
   <translation>&amp;Frase de contraseña</translation>
  </message>
  <message>
   <source>&amp;Restore and sign in again</source>
   <translation>&amp;Restaurar y volver a iniciar sesión</translation>
  </message>
  <message>
   <source>&amp;Show what would change</source>
   <translation>&amp;Mostrar qué cambiaría</translation>
  </message>
  <message>
   <source>Backup &amp;file</source>
   <translation>&amp;Archivo de la copia</translation>
  </message>
  <message>
   <source>Backups (*{0})</source>
   <translation>Copias de seguridad (*{0})</translation>
  </message>
  <message>
   <source>Choose the file of a backup first.</source>
   <translation>Elija primero el archivo de una copia de seguridad.</translation>
  </message>
  <message>
   <source>Enter ×2</source>
   <translation>Intro ×2</translation>
  </message>
  <message>
   <source>Nothing was restored. {0}</source>
   <translation>No se ha restaurado nada. {0}</translation>
  </message>
  <message>
   <source>The backup to restore</source>
   <translation>La copia que se restaura</translation>
  </message>
  <message>
   <source>The window closes now. Sign in again to go on working.</source>
   <translation>La ventana se cierra ahora. Inicie sesión de nuevo para seguir trabajando.</translation>
  </message>
  <message>
   <source>To go on, &amp;type “{0}” or the company’s name</source>
   <translation>Para seguir, &amp;escriba «{0}» o el nombre de la empresa</translation>
  </message>
  <message>
   <source>Type “{0}” or the company’s name first.</source>
   <translation>Escriba antes «{0}» o el nombre de la empresa.</translation>
  </message>
  <message>
   <source>restore</source>
   <translation>restaurar</translation>
  </message>
 </context>
 <context>
  <name>RestoreSheet</name>
  <message>
   <source>Backup made</source>
   <translation>Copia hecha</translation>
  </message>
  <message>
   <source>By</source>
   <translation>Por</translation>
  </message>
  <message>
   <source>Difference</source>
   <translation>Diferencia</translation>
  </message>
  <message>
   <source>In the backup</source>
   <translation>En la copia</translation>
  </message>
  <message>
   <source>Its last log entry</source>
   <translation>Su última anotación del registro</translation>
  </message>
  <message>
   <source>Now</source>
   <translation>Ahora</translation>
  </message>
  <message>
   <source>Records</source>
   <translation>Fichas</translation>
  </message>
  <message>
   <source>Records now and in the backup</source>
   <translation>Fichas ahora y en la copia</translation>
  </message>
  <message>
   <source>Schema</source>
   <translation>Esquema</translation>
  </message>
  <message>
   <source>The last one now</source>
   <translation>El último ahora</translation>
  </message>
  <message>
   <source>The present database can't be read, or there is none.</source>
   <translation>La base de datos actual no se puede leer, o no existe.</translation>
  </message>
  <message>
   <source>none</source>
   <translation>ninguno</translation>
  </message>
  <message>
   <source>unknown</source>
   <translation>desconocido</translation>
  </message>
  <message>
   <source>{0}, which is upgraded to {1}</source>
   <translation>{0}, que se actualiza a {1}</translation>
  </message>
 </context>
 <context>
  <name>Right</name>
  <message>
   <source>back up</source>
   <translation>hacer copias de seguridad</translation>
  </message>
  <message>
   <source>change bookings</source>
   <translation>cambiar reservas</translation>
  </message>
  <message>
   <source>change notification states</source>
   <translation>cambiar el estado de los avisos</translation>
  </message>
  <message>
   <source>change settings</source>
   <translation>cambiar los ajustes</translation>
  </message>
  <message>
   <source>correct launch outcomes</source>
   <translation>corregir el resultado de los lanzamientos</translation>
  </message>
  <message>
   <source>create agencies</source>
   <translation>crear agencias</translation>
  </message>
  <message>
   <source>edit agencies</source>
   <translation>editar agencias</translation>
  </message>
  <message>
   <source>edit rockets</source>
   <translation>editar cohetes</translation>
  </message>
  <message>
   <source>edit travelers</source>
   <translation>editar viajeros</translation>
  </message>
  <message>
   <source>issue invoices</source>
   <translation>emitir facturas</translation>
  </message>
  <message>
   <source>manage jobs</source>
   <translation>gestionar tareas</translation>
  </message>
  <message>
   <source>manage launches</source>
   <translation>gestionar lanzamientos</translation>
  </message>
  <message>
   <source>manage users</source>
   <translation>gestionar usuarios</translation>
  </message>
  <message>
   <source>mark launches failed</source>
   <translation>marcar lanzamientos como fallidos</translation>
  </message>
  <message>
   <source>override rules</source>
   <translation>hacer excepciones a las reglas</translation>
  </message>
  <message>
   <source>print tickets</source>
   <translation>imprimir billetes</translation>
  </message>
  <message>
   <source>read agencies</source>
   <translation>leer agencias</translation>
  </message>
  <message>
   <source>read bookings</source>
   <translation>leer reservas</translation>
  </message>
  <message>
   <source>read invoices</source>
   <translation>leer facturas</translation>
  </message>
  <message>
   <source>read jobs</source>
   <translation>leer tareas</translation>
  </message>
  <message>
   <source>read launches</source>
   <translation>leer lanzamientos</translation>
  </message>
  <message>
   <source>read notifications</source>
   <translation>leer avisos</translation>
  </message>
  <message>
   <source>read payments</source>
   <translation>leer pagos</translation>
  </message>
  <message>
   <source>read reports</source>
   <translation>leer informes</translation>
  </message>
  <message>
   <source>read rockets</source>
   <translation>leer cohetes</translation>
  </message>
  <message>
   <source>read the log</source>
   <translation>leer el registro</translation>
  </message>
  <message>
   <source>read travelers</source>
   <translation>leer viajeros</translation>
  </message>
  <message>
   <source>read users</source>
   <translation>leer usuarios</translation>
  </message>
  <message>
   <source>record payments</source>
   <translation>registrar pagos</translation>
  </message>
  <message>
   <source>refund payments</source>
   <translation>reembolsar pagos</translation>
  </message>
  <message>
   <source>restore</source>
   <translation>restaurar</translation>
  </message>
  <message>
   <source>review invoices</source>
   <translation>revisar facturas</translation>
  </message>
  <message>
   <source>sell seats</source>
   <translation>vender plazas</translation>
  </message>
  <message>
   <source>void any sale</source>
   <translation>anular cualquier venta</translation>
  </message>
  <message>
   <source>void invoices</source>
   <translation>anular facturas</translation>
  </message>
  <message>
   <source>void own sales</source>
   <translation>anular sus propias ventas</translation>
  </message>
 </context>
 <context>
  <name>Role</name>
  <message>
   <source>Administrator</source>
   <translation>Administrador</translation>
  </message>
  <message>
   <source>Agency</source>
   <translation>Agencia</translation>
  </message>
  <message>
   <source>Agent</source>
   <translation>Agente</translation>
  </message>
  <message>
   <source>Manager</source>
   <translation>Responsable</translation>
  </message>
  <message>
   <source>Traveler</source>
   <translation>Viajero</translation>
  </message>
  <message>
   <source>admin</source>
   <translation>administrador</translation>
  </message>
  <message>
   <source>agency</source>
   <translation>agencia</translation>
  </message>
  <message>
   <source>agent</source>
   <translation>agente</translation>
  </message>
  <message>
   <source>manager</source>
   <translation>responsable</translation>
  </message>
  <message>
   <source>traveler</source>
   <translation>viajero</translation>
  </message>
 </context>
 <context>
  <name>RunningCard</name>
  <message>
   <source>Nothing at the moment</source>
   <translation>Nada por el momento</translation>
  </message>
  <message>
   <source>Running now</source>
   <translation>En curso ahora</translation>
  </message>
  <message>
   <source>and {0} more</source>
   <translation>y {0} más</translation>
  </message>
  <message>
   <source>{0} a minute in the last {1} minutes</source>
   <translation>{0} por minuto en los últimos {1} minutos</translation>
  </message>
 </context>
 <context>
  <name>SaleEnd</name>
  <message>
   <source>Held {seats}, locator {locator}</source>
   <translation>Reserva provisional de {seats}, localizador {locator}</translation>
  </message>
  <message>
   <source>Refused: {why}</source>
   <translation>Rechazado: {why}</translation>
  </message>
  <message>
   <source>Sold {seats}, locator {locator}</source>
   <translation>Vendido: {seats}, localizador {locator}</translation>
  </message>
 </context>
 <context>
  <name>SavedChips</name>
  <message>
   <source>&amp;Delete</source>
   <translation>&amp;Eliminar</translation>
  </message>
  <message>
   <source>&amp;Rename…</source>
   <translation>&amp;Cambiar nombre…</translation>
  </message>
  <message>
   <source>&amp;Show</source>
   <translation>&amp;Mostrar</translation>
  </message>
  <message>
   <source>More filters</source>
   <translation>Más filtros</translation>
  </message>
  <message>
   <source>Save this filter</source>
   <translation>Guardar este filtro</translation>
  </message>
 </context>
 <context>
  <name>SearchField</name>
  <message>
   <source>Clear {field}</source>
   <translation>Vaciar {field}</translation>
  </message>
 </context>
 <context>
  <name>SeatButtons</name>
  <message numerus="yes">
   <source>%n seat(s)</source>
   <translation>
    <numerusform>%n plaza</numerusform>
    <numerusform>%n plazas</numerusform>
   </translation>
  </message>
  <message>
   <source>Seats</source>
   <translation>Plazas</translation>
  </message>
 </context>
 <context>
  <name>SeatsNote</name>
  <message>
   <source>At least 1 seat</source>
   <translation>Al menos 1 plaza</translation>
  </message>
  <message>
   <source>Seats are a whole number from 1 to {most}: Backspace leaves {kept}</source>
   <translation>Las plazas son un número entero de 1 a {most}: Retroceso deja {kept}</translation>
  </message>
  <message>
   <source>{why}: {digit} can't be chosen, Backspace leaves {kept}</source>
   <translation>{why}: no se puede elegir {digit}, Retroceso deja {kept}</translation>
  </message>
 </context>
 <context>
  <name>SectionList</name>
  <message>
   <source>Sections</source>
   <translation>Secciones</translation>
  </message>
  <message>
   <source>needs a change</source>
   <translation>hay algo que corregir</translation>
  </message>
  <message>
   <source>not saved yet</source>
   <translation>aún sin guardar</translation>
  </message>
 </context>
 <context>
  <name>SellLists</name>
  <message>
   <source>Launch</source>
   <translation>Lanzamiento</translation>
  </message>
  <message>
   <source>Traveler</source>
   <translation>Viajero</translation>
  </message>
 </context>
 <context>
  <name>SellPane</name>
  <message>
   <source>The sale before is still under way</source>
   <translation>La venta anterior sigue en curso</translation>
  </message>
 </context>
 <context>
  <name>Selling</name>
  <message>
   <source>1 seat again for this traveler: the {seats} were chosen for another one</source>
   <translation>De nuevo 1 plaza para este viajero: las {seats} se eligieron para otro</translation>
  </message>
  <message>
   <source>Choose a launch first</source>
   <translation>Elija primero un lanzamiento</translation>
  </message>
  <message>
   <source>Choose a traveler first</source>
   <translation>Elija primero un viajero</translation>
  </message>
  <message>
   <source>New traveler: Enter goes to the next field, Ctrl+Enter creates</source>
   <translation>Nuevo viajero: Intro pasa al campo siguiente, Ctrl+Intro lo crea</translation>
  </message>
  <message>
   <source>Still {name} with {seats}: F3 takes another traveler</source>
   <translation>Sigue {name} con {seats}: F3 elige a otro viajero</translation>
  </message>
  <message>
   <source>The sale was dropped</source>
   <translation>La venta se ha descartado</translation>
  </message>
  <message>
   <source>Type the number of seats, then Enter; Ctrl+Enter sells</source>
   <translation>Escriba el número de plazas y pulse Intro; Ctrl+Intro vende</translation>
  </message>
 </context>
 <context>
  <name>SettingRow</name>
  <message>
   <source>Choose {0}</source>
   <translation>Elegir {0}</translation>
  </message>
  <message>
   <source>Choose…</source>
   <translation>Elegir…</translation>
  </message>
  <message>
   <source>Reset</source>
   <translation>Restablecer</translation>
  </message>
  <message>
   <source>Reset {0}</source>
   <translation>Restablecer {0}</translation>
  </message>
  <message>
   <source>default {0}</source>
   <translation>por defecto {0}</translation>
  </message>
 </context>
 <context>
  <name>SettingsDialog</name>
  <message>
   <source>Saved. One thing looks odd.</source>
   <translation>Guardado. Hay algo que parece raro.</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Ajustes</translation>
  </message>
  <message>
   <source>The settings are saved.</source>
   <translation>Los ajustes se han guardado.</translation>
  </message>
  <message>
   <source>What you changed is not saved yet.</source>
   <translation>Lo que ha cambiado aún no está guardado.</translation>
  </message>
 </context>
 <context>
  <name>SettingsFoot</name>
  <message>
   <source>1 setting needs a change</source>
   <translation>Hay que corregir 1 ajuste</translation>
  </message>
  <message>
   <source>Not saved yet</source>
   <translation>Aún sin guardar</translation>
  </message>
  <message>
   <source>Save settings</source>
   <translation>Guardar ajustes</translation>
  </message>
  <message>
   <source>{0} settings need a change</source>
   <translation>Hay que corregir {0} ajustes</translation>
  </message>
 </context>
 <context>
  <name>Sidebar</name>
  <message>
   <source>Sections</source>
   <translation>Secciones</translation>
  </message>
 </context>
 <context>
  <name>SignInDialog</name>
  <message>
   <source>E-mail</source>
   <translation>Correo</translation>
  </message>
  <message>
   <source>I have a one-time code from an administrator</source>
   <translation>Tengo un código de un solo uso de un administrador</translation>
  </message>
  <message>
   <source>Keep the new password and sign in</source>
   <translation>Guardar la contraseña nueva y entrar</translation>
  </message>
  <message>
   <source>New password</source>
   <translation>Contraseña nueva</translation>
  </message>
  <message>
   <source>New password again</source>
   <translation>Contraseña nueva otra vez</translation>
  </message>
  <message>
   <source>One-time code</source>
   <translation>Código de un solo uso</translation>
  </message>
  <message>
   <source>Password</source>
   <translation>Contraseña</translation>
  </message>
  <message>
   <source>People of the practice company</source>
   <translation>Personas de la empresa de prácticas</translation>
  </message>
  <message>
   <source>Practice: nothing here is real. Choose somebody and press Enter; </source>
   <translation>Prácticas: aquí nada es real. Elija a alguien y pulse Intro; </translation>
  </message>
  <message>
   <source>Sign in</source>
   <translation>Iniciar sesión</translation>
  </message>
  <message>
   <source>Sign in with a password</source>
   <translation>Iniciar sesión con contraseña</translation>
  </message>
  <message>
   <source>at least {0} characters</source>
   <translation>al menos {0} caracteres</translation>
  </message>
  <message>
   <source>everybody's password is {0}.</source>
   <translation>la contraseña de todos es {0}.</translation>
  </message>
 </context>
 <context>
  <name>SoldCard</name>
  <message>
   <source>Cancel seats…</source>
   <translation>Cancelar plazas…</translation>
  </message>
  <message>
   <source>Copied</source>
   <translation>Copiado</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>Copiar</translation>
  </message>
  <message>
   <source>Ctrl+P</source>
   <translation>Ctrl+P</translation>
  </message>
  <message>
   <source>Ctrl+R</source>
   <translation>Ctrl+R</translation>
  </message>
  <message>
   <source>Ctrl+↵</source>
   <translation>Ctrl+↵</translation>
  </message>
  <message>
   <source>Enter</source>
   <translation>Intro</translation>
  </message>
  <message>
   <source>Held</source>
   <translation>Reserva provisional</translation>
  </message>
  <message>
   <source>Held until</source>
   <translation>Provisional hasta</translation>
  </message>
  <message>
   <source>Locator, to read out</source>
   <translation>Localizador, para leerlo en voz alta</translation>
  </message>
  <message>
   <source>Name passengers…</source>
   <translation>Indicar pasajeros…</translation>
  </message>
  <message>
   <source>Next customer</source>
   <translation>Siguiente cliente</translation>
  </message>
  <message>
   <source>Print ticket</source>
   <translation>Imprimir billete</translation>
  </message>
  <message>
   <source>Seats</source>
   <translation>Plazas</translation>
  </message>
  <message>
   <source>Sold</source>
   <translation>Vendido</translation>
  </message>
  <message>
   <source>Total</source>
   <translation>Total</translation>
  </message>
  <message>
   <source>{seats} on this launch</source>
   <translation>{seats} en este lanzamiento</translation>
  </message>
 </context>
 <context>
  <name>StepFoot</name>
  <message>
   <source>Esc keeps</source>
   <translation>Esc lo deja como está</translation>
  </message>
 </context>
 <context>
  <name>StrayKeys</name>
  <message>
   <source>The new traveler isn't saved yet: Ctrl+Enter creates, F3 goes to the form</source>
   <translation>El nuevo viajero aún no está guardado: Ctrl+Intro lo crea, F3 lleva al formulario</translation>
  </message>
 </context>
 <context>
  <name>Throughput</name>
  <message>
   <source>{0} done in the last {1} minutes</source>
   <translation>{0:hecha|hechas} en los últimos {1} minutos</translation>
  </message>
 </context>
 <context>
  <name>Ticket</name>
  <message>
   <source>, has {count} already</source>
   <translation>, ya tiene {count}</translation>
  </message>
  <message>
   <source>At most {seats} per traveler</source>
   <translation>Como máximo {seats} por viajero</translation>
  </message>
  <message>
   <source>Choose a launch: type a few letters of it, then Enter.</source>
   <translation>Elija un lanzamiento: escriba unas letras y pulse Intro.</translation>
  </message>
  <message>
   <source>Ctrl+H</source>
   <translation>Ctrl+H</translation>
  </message>
  <message>
   <source>Ctrl+↵</source>
   <translation>Ctrl+↵</translation>
  </message>
  <message>
   <source>Finish the traveler to sell</source>
   <translation>Complete los datos del viajero para vender</translation>
  </message>
  <message>
   <source>Hold</source>
   <translation>Reserva provisional</translation>
  </message>
  <message>
   <source>Hold until {when}</source>
   <translation>Provisional hasta {when}</translation>
  </message>
  <message>
   <source>Limit {limit} (VIP: {vip})</source>
   <translation>Límite {limit} (VIP: {vip})</translation>
  </message>
  <message>
   <source>Limit {limit}: VIP, confirmed on {count} other launches</source>
   <translation>Límite {limit}: VIP, con reservas en otros {count} lanzamientos</translation>
  </message>
  <message>
   <source>Limit {limit}: not a VIP (VIP: {vip})</source>
   <translation>Límite {limit}: no es VIP (VIP: {vip})</translation>
  </message>
  <message>
   <source>No traveler yet</source>
   <translation>Aún sin viajero</translation>
  </message>
  <message>
   <source>Price changed: the total was {money}</source>
   <translation>El precio ha cambiado: el total era de {money}</translation>
  </message>
  <message>
   <source>Price is frozen when sold or held</source>
   <translation>El precio se fija al vender o dejar provisional</translation>
  </message>
  <message>
   <source>Seats</source>
   <translation>Plazas</translation>
  </message>
  <message>
   <source>Sell {seats}</source>
   <translation>Vender {seats}</translation>
  </message>
  <message>
   <source>Total</source>
   <translation>Total</translation>
  </message>
  <message>
   <source>Type 1–{most}, or ← →</source>
   <translation>Escriba 1–{most}, o ← →</translation>
  </message>
  <message>
   <source>Your entries are kept.</source>
   <translation>Lo que ha introducido se conserva.</translation>
  </message>
  <message>
   <source>new, not saved yet</source>
   <translation>nuevo, sin guardar</translation>
  </message>
  <message>
   <source>{desk} holds {count}.</source>
   <translation>{desk} tiene {count} en reserva provisional.</translation>
  </message>
  <message>
   <source>{desk} just sold {count}.</source>
   <translation>{desk} acaba de vender {count}.</translation>
  </message>
  <message>
   <source>{seats} free, {after:stays|stay} free</source>
   <translation>{seats:libre|libres}, {after:=queda|quedan} {after}</translation>
  </message>
  <message>
   <source>{seats} on this launch</source>
   <translation>{seats} en este lanzamiento</translation>
  </message>
 </context>
 <context>
  <name>TransferCard</name>
  <message>
   <source>Find the new traveler</source>
   <translation>Busque al nuevo viajero</translation>
  </message>
  <message>
   <source>Keep the booking</source>
   <translation>Mantener la reserva</translation>
  </message>
  <message>
   <source>Limit {limit}</source>
   <translation>Límite {limit}</translation>
  </message>
  <message>
   <source>Limit {limit}: VIP</source>
   <translation>Límite {limit}: VIP</translation>
  </message>
  <message>
   <source>Locator, stays</source>
   <translation>Localizador, se mantiene</translation>
  </message>
  <message>
   <source>Price, stays</source>
   <translation>Precio, se mantiene</translation>
  </message>
  <message>
   <source>To</source>
   <translation>A</translation>
  </message>
  <message>
   <source>Transfer</source>
   <translation>Transferir</translation>
  </message>
  <message>
   <source>Transfer {seats}</source>
   <translation>Transferir {seats}</translation>
  </message>
  <message>
   <source>Transferred to {name}</source>
   <translation>Transferida a {name}</translation>
  </message>
  <message>
   <source>{seats} on this launch</source>
   <translation>{seats} en este lanzamiento</translation>
  </message>
 </context>
 <context>
  <name>TravelerCard</name>
  <message>
   <source>Name, phone or e-mail</source>
   <translation>Nombre, teléfono o correo</translation>
  </message>
  <message>
   <source>New traveler “{words}”</source>
   <translation>Nuevo viajero «{words}»</translation>
  </message>
  <message>
   <source>Travelers found</source>
   <translation>Viajeros encontrados</translation>
  </message>
  <message>
   <source>Type part of a name, the end of a phone number, or an e-mail.</source>
   <translation>Escriba parte de un nombre, el final de un teléfono o un correo.</translation>
  </message>
  <message>
   <source>new</source>
   <translation>nuevo</translation>
  </message>
 </context>
 <context>
  <name>Tray</name>
  <message>
   <source>&amp;Begin with jobs again</source>
   <translation>&amp;Empezar de nuevo con las tareas</translation>
  </message>
  <message>
   <source>&amp;Go on with jobs</source>
   <translation>&amp;Continuar con las tareas</translation>
  </message>
  <message>
   <source>&amp;Inbox</source>
   <translation>Bandeja de &amp;entrada</translation>
  </message>
  <message>
   <source>&amp;Inbox: {0} unread</source>
   <translation>Bandeja de &amp;entrada: {0} sin leer</translation>
  </message>
  <message>
   <source>&amp;Open the desk</source>
   <translation>&amp;Abrir el mostrador</translation>
  </message>
  <message>
   <source>&amp;Pause jobs</source>
   <translation>&amp;Pausar tareas</translation>
  </message>
  <message>
   <source>&amp;Quit</source>
   <translation>&amp;Salir</translation>
  </message>
  <message>
   <source>at work</source>
   <translation>trabajando</translation>
  </message>
  <message>
   <source>jobs failed: {0}</source>
   <translation>tareas fallidas: {0}</translation>
  </message>
  <message>
   <source>jobs paused</source>
   <translation>tareas en pausa</translation>
  </message>
  <message>
   <source>jobs put off: {0}</source>
   <translation>tareas aplazadas: {0}</translation>
  </message>
  <message>
   <source>jobs uncertain: {0}</source>
   <translation>tareas dudosas: {0}</translation>
  </message>
  <message>
   <source>jobs waiting for a setting: {0}</source>
   <translation>tareas que esperan un ajuste: {0}</translation>
  </message>
  <message>
   <source>jobs waiting: {0}</source>
   <translation>tareas en espera: {0}</translation>
  </message>
  <message>
   <source>somebody is needed</source>
   <translation>hace falta alguien</translation>
  </message>
  <message>
   <source>the worker couldn't begin</source>
   <translation>el proceso no ha podido empezar</translation>
  </message>
  <message>
   <source>your unread messages: {0}</source>
   <translation>sus mensajes sin leer: {0}</translation>
  </message>
 </context>
 <context>
  <name>TrialRow</name>
  <message>
   <source>See the messages…</source>
   <translation>Ver los mensajes…</translation>
  </message>
  <message>
   <source>Send a test</source>
   <translation>Enviar una prueba</translation>
  </message>
  <message>
   <source>Sending…</source>
   <translation>Enviando…</translation>
  </message>
  <message>
   <source>Test address</source>
   <translation>Dirección de prueba</translation>
  </message>
  <message>
   <source>Where a test message goes, with what is entered above</source>
   <translation>Adónde va un mensaje de prueba, con lo introducido arriba</translation>
  </message>
  <message>
   <source>an e-mail</source>
   <translation>un correo</translation>
  </message>
  <message>
   <source>name@example.org</source>
   <translation>nombre@example.org</translation>
  </message>
 </context>
 <context>
  <name>Trouble</name>
  <message>
   <source>doubt</source>
   <translation>duda</translation>
  </message>
  <message>
   <source>fault</source>
   <translation>fallo</translation>
  </message>
  <message>
   <source>file</source>
   <translation>archivo</translation>
  </message>
  <message>
   <source>later</source>
   <translation>más tarde</translation>
  </message>
  <message>
   <source>network</source>
   <translation>red</translation>
  </message>
  <message>
   <source>refused</source>
   <translation>rechazado</translation>
  </message>
  <message>
   <source>setting</source>
   <translation>ajuste</translation>
  </message>
  <message>
   <source>unknown</source>
   <translation>desconocido</translation>
  </message>
 </context>
 <context>
  <name>TroubleCard</name>
  <message>
   <source>1 cause</source>
   <translation>1 causa</translation>
  </message>
  <message>
   <source>1 job</source>
   <translation>1 tarea</translation>
  </message>
  <message>
   <source>Errors, grouped</source>
   <translation>Errores, agrupados</translation>
  </message>
  <message>
   <source>Retry all failed</source>
   <translation>Reintentar todas las fallidas</translation>
  </message>
  <message>
   <source>Retry all failed ({0})</source>
   <translation>Reintentar las fallidas ({0})</translation>
  </message>
  <message>
   <source>and {0} more {0:=cause|causes}</source>
   <translation>y {0:causa|causas} más</translation>
  </message>
  <message>
   <source>causes</source>
   <translation>causas</translation>
  </message>
  <message>
   <source>jobs</source>
   <translation>tareas</translation>
  </message>
 </context>
 <context>
  <name>TroubleRow</name>
  <message>
   <source>1 job</source>
   <translation>1 tarea</translation>
  </message>
  <message>
   <source>Cancel these jobs…</source>
   <translation>Cancelar estas tareas…</translation>
  </message>
  <message>
   <source>Open messages</source>
   <translation>Abrir mensajes</translation>
  </message>
  <message>
   <source>Open the agency</source>
   <translation>Abrir la agencia</translation>
  </message>
  <message>
   <source>Retry</source>
   <translation>Reintentar</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Ajustes</translation>
  </message>
  <message>
   <source>Show these jobs</source>
   <translation>Mostrar estas tareas</translation>
  </message>
  <message>
   <source>Try now</source>
   <translation>Probar ahora</translation>
  </message>
  <message>
   <source>jobs</source>
   <translation>tareas</translation>
  </message>
 </context>
 <context>
  <name>UiContext</name>
  <message>
   <source>The database can't be read now; what you see may be out of date</source>
   <translation>Ahora no se puede leer la base de datos; lo que ve puede estar anticuado</translation>
  </message>
 </context>
 <context>
  <name>UnlockDialog</name>
  <message>
   <source>Password</source>
   <translation>Contraseña</translation>
  </message>
  <message>
   <source>Somebody else signs in</source>
   <translation>Entra otra persona</translation>
  </message>
  <message>
   <source>The password is wrong: try again, or ask an administrator for a code.</source>
   <translation>La contraseña no es correcta: inténtelo otra vez o pida un código a un administrador.</translation>
  </message>
 </context>
 <context>
  <name>ValueLabel</name>
  <message>
   <source>&amp;Copy</source>
   <translation>&amp;Copiar</translation>
  </message>
 </context>
 <context>
  <name>VoidCard</name>
  <message>
   <source>Keep the booking</source>
   <translation>Mantener la reserva</translation>
  </message>
  <message>
   <source>Possible until {moment}</source>
   <translation>Posible hasta {moment}</translation>
  </message>
  <message>
   <source>Reason</source>
   <translation>Motivo</translation>
  </message>
  <message>
   <source>Refund changed: it was {money}</source>
   <translation>El reembolso ha cambiado: era de {money}</translation>
  </message>
  <message>
   <source>Refund, 100 %</source>
   <translation>Reembolso, 100 %</translation>
  </message>
  <message>
   <source>Sale voided, refund {money}</source>
   <translation>Venta anulada, reembolso {money}</translation>
  </message>
  <message>
   <source>The move from {locator} isn't undone: {money} stays kept</source>
   <translation>El traslado desde {locator} no se deshace: {money} siguen retenidos</translation>
  </message>
  <message>
   <source>The move from {locator} isn't undone; nothing was kept of it</source>
   <translation>El traslado desde {locator} no se deshace; no se retuvo nada</translation>
  </message>
  <message>
   <source>The whole price is paid back</source>
   <translation>Se devuelve todo el precio</translation>
  </message>
  <message>
   <source>Void the sale</source>
   <translation>Anular la venta</translation>
  </message>
  <message>
   <source>Void {seats} and refund</source>
   <translation>Anular {seats} y reembolsar</translation>
  </message>
  <message>
   <source>Waiting messages are discarded, sent ones corrected</source>
   <translation>Los mensajes en espera se descartan, los enviados se corrigen</translation>
  </message>
  <message>
   <source>optional</source>
   <translation>opcional</translation>
  </message>
  <message>
   <source>required</source>
   <translation>obligatorio</translation>
  </message>
  <message>
   <source>{seats:comes|come} back on sale</source>
   <translation>{seats:vuelve|vuelven} a la venta</translation>
  </message>
 </context>
 <context>
  <name>WorkProgress</name>
  <message>
   <source>Progress</source>
   <translation>Progreso</translation>
  </message>
 </context>
 <context>
  <name>_Drop</name>
  <message>
   <source>Suggestions</source>
   <translation>Sugerencias</translation>
  </message>
 </context>
 <context>
  <name>_Line</name>
  <message>
   <source>Progress of {0}</source>
   <translation>Progreso de {0}</translation>
  </message>
  <message>
   <source>try {0}</source>
   <translation>intento {0}</translation>
  </message>
 </context>
 <context>
  <name>_PauseCorner</name>
  <message>
   <source>Begin again</source>
   <translation>Empezar de nuevo</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>Continuar</translation>
  </message>
  <message>
   <source>No worker in this window</source>
   <translation>Ningún proceso en esta ventana</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Pausar</translation>
  </message>
  <message>
   <source>The worker couldn't begin</source>
   <translation>El proceso no ha podido empezar</translation>
  </message>
  <message>
   <source>Worker paused</source>
   <translation>Proceso en pausa</translation>
  </message>
  <message>
   <source>Worker paused here, another one may go on</source>
   <translation>Proceso en pausa aquí, quizá siga otro</translation>
  </message>
  <message>
   <source>Worker runs</source>
   <translation>Proceso en marcha</translation>
  </message>
 </context>
 <context>
  <name>account</name>
  <message>
   <source>Balance</source>
   <translation>Saldo</translation>
  </message>
  <message>
   <source>Balance, due {0}</source>
   <translation>Saldo, vence el {0}</translation>
  </message>
  <message>
   <source>Fee</source>
   <translation>Comisión</translation>
  </message>
  <message>
   <source>Fee, {0} %</source>
   <translation>Comisión, {0} %</translation>
  </message>
  <message>
   <source>Fixed abort fee</source>
   <translation>Tarifa por cancelación</translation>
  </message>
  <message>
   <source>Kept of {0}, {1} % refunded</source>
   <translation>Retenido de {0}, {1} % reembolsado</translation>
  </message>
  <message>
   <source>Net revenue</source>
   <translation>Ingreso neto</translation>
  </message>
  <message>
   <source>Next reminder on {0}</source>
   <translation>Próximo recordatorio el {0}</translation>
  </message>
  <message>
   <source>Paid</source>
   <translation>Pagado</translation>
  </message>
  <message>
   <source>Reminded on {0}, 1 day overdue</source>
   <translation>Recordado el {0}, 1 día de retraso</translation>
  </message>
  <message>
   <source>Reminded on {0}, {1} days overdue</source>
   <translation>Recordado el {0}, {1} días de retraso</translation>
  </message>
  <message>
   <source>Replaced by</source>
   <translation>Sustituida por</translation>
  </message>
  <message>
   <source>Replaces</source>
   <translation>Sustituye a</translation>
  </message>
  <message>
   <source>Sold: {0} at {1}</source>
   <translation>Vendido: {0} a {1}</translation>
  </message>
  <message>
   <source>What the revenue is made of</source>
   <translation>De qué se compone el ingreso</translation>
  </message>
 </context>
 <context>
  <name>actions</name>
  <message>
   <source>Abort…</source>
   <translation>Cancelar lanzamiento…</translation>
  </message>
  <message>
   <source>Activate</source>
   <translation>Activar</translation>
  </message>
  <message>
   <source>Agency created</source>
   <translation>Se ha creado la agencia</translation>
  </message>
  <message>
   <source>Cancel job</source>
   <translation>Cancelar tarea</translation>
  </message>
  <message>
   <source>Cancel seats…</source>
   <translation>Cancelar plazas…</translation>
  </message>
  <message>
   <source>Confirm…</source>
   <translation>Confirmar…</translation>
  </message>
  <message>
   <source>Correct outcome…</source>
   <translation>Corregir resultado…</translation>
  </message>
  <message>
   <source>Deactivate {0}</source>
   <translation>Desactivar {0}</translation>
  </message>
  <message>
   <source>Deactivate {0}?</source>
   <translation>¿Desactivar {0}?</translation>
  </message>
  <message>
   <source>Deactivate…</source>
   <translation>Desactivar…</translation>
  </message>
  <message>
   <source>Delay…</source>
   <translation>Retrasar…</translation>
  </message>
  <message>
   <source>Delete {0}</source>
   <translation>Eliminar {0}</translation>
  </message>
  <message>
   <source>Delete {0}?</source>
   <translation>¿Eliminar {0}?</translation>
  </message>
  <message>
   <source>Delete…</source>
   <translation>Eliminar…</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>Descartar</translation>
  </message>
  <message>
   <source>Edit…</source>
   <translation>Editar…</translation>
  </message>
  <message>
   <source>Issue again…</source>
   <translation>Emitir otra vez…</translation>
  </message>
  <message>
   <source>Issue invoice…</source>
   <translation>Emitir factura…</translation>
  </message>
  <message>
   <source>It can be activated again at any time.</source>
   <translation>Se puede volver a activar en cualquier momento.</translation>
  </message>
  <message>
   <source>It can't schedule anything new. Its launches stay as they are.</source>
   <translation>No puede programar nada nuevo. Sus lanzamientos se quedan como están.</translation>
  </message>
  <message>
   <source>It flies no new launch. Its scheduled launches stay as they are.</source>
   <translation>No hará ningún lanzamiento nuevo. Los que tiene programados se quedan como están.</translation>
  </message>
  <message>
   <source>It is canceled; “Try again now” takes it up again</source>
   <translation>Tarea cancelada; «Reintentar ahora» la retoma</translation>
  </message>
  <message>
   <source>It is tried again</source>
   <translation>Se intenta otra vez</translation>
  </message>
  <message>
   <source>Launch created</source>
   <translation>Se ha creado el lanzamiento</translation>
  </message>
  <message>
   <source>Manifest…</source>
   <translation>Manifiesto…</translation>
  </message>
  <message>
   <source>Mark failed…</source>
   <translation>Marcar como fallido…</translation>
  </message>
  <message>
   <source>Mark launched…</source>
   <translation>Marcar como lanzado…</translation>
  </message>
  <message>
   <source>Mark sent</source>
   <translation>Marcar como enviado</translation>
  </message>
  <message>
   <source>Money has come…</source>
   <translation>El dinero ha llegado…</translation>
  </message>
  <message>
   <source>Move…</source>
   <translation>Trasladar…</translation>
  </message>
  <message>
   <source>Name passengers…</source>
   <translation>Indicar pasajeros…</translation>
  </message>
  <message>
   <source>New agency</source>
   <translation>Nueva agencia</translation>
  </message>
  <message>
   <source>New rocket</source>
   <translation>Nuevo cohete</translation>
  </message>
  <message>
   <source>New sale</source>
   <translation>Nueva venta</translation>
  </message>
  <message>
   <source>New traveler</source>
   <translation>Nuevo viajero</translation>
  </message>
  <message>
   <source>New user</source>
   <translation>Nuevo usuario</translation>
  </message>
  <message>
   <source>Not now</source>
   <translation>Ahora no</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Nota</translation>
  </message>
  <message>
   <source>Nothing new here: a payment is recorded at its invoice</source>
   <translation>Aquí no se crea nada: un pago se registra en su factura</translation>
  </message>
  <message>
   <source>Nothing new here: invoices come from launches that flew or were aborted</source>
   <translation>Aquí no se crea nada: las facturas vienen de lanzamientos ya lanzados o cancelados</translation>
  </message>
  <message>
   <source>Nothing new here: jobs come from what happens</source>
   <translation>Aquí no se crea nada: las tareas vienen de lo que ocurre</translation>
  </message>
  <message>
   <source>Nothing new here: messages come from what happens</source>
   <translation>Aquí no se crea nada: los mensajes vienen de lo que ocurre</translation>
  </message>
  <message>
   <source>Nothing new here: the log is written by what is done</source>
   <translation>Aquí no se crea nada: el registro se escribe con lo que se hace</translation>
  </message>
  <message>
   <source>One-time code…</source>
   <translation>Código de un solo uso…</translation>
  </message>
  <message>
   <source>Open PDF</source>
   <translation>Abrir PDF</translation>
  </message>
  <message>
   <source>Open at the desk</source>
   <translation>Abrir en el mostrador</translation>
  </message>
  <message>
   <source>Refund…</source>
   <translation>Reembolsar…</translation>
  </message>
  <message>
   <source>Register payment…</source>
   <translation>Registrar pago…</translation>
  </message>
  <message>
   <source>Reviewed, next</source>
   <translation>Revisada, siguiente</translation>
  </message>
  <message>
   <source>Rocket created</source>
   <translation>Se ha creado el cohete</translation>
  </message>
  <message>
   <source>Schedule launch</source>
   <translation>Programar lanzamiento</translation>
  </message>
  <message>
   <source>Scheduled; the rocket flies again within its turnaround: {0}</source>
   <translation>Programado; el cohete vuelve a volar dentro de su plazo de preparación: {0}</translation>
  </message>
  <message>
   <source>Send again</source>
   <translation>Enviar otra vez</translation>
  </message>
  <message>
   <source>Take the review mark back</source>
   <translation>Quitar la marca de revisión</translation>
  </message>
  <message>
   <source>The record has no history and goes for good; the log keeps that it was there.</source>
   <translation>La ficha no tiene historial y se elimina para siempre; el registro conserva que existió.</translation>
  </message>
  <message>
   <source>They can't book anything new. Their bookings stay as they are.</source>
   <translation>No puede reservar nada nuevo. Sus reservas se quedan como están.</translation>
  </message>
  <message>
   <source>They can't sign in any more. What they did stays in the log.</source>
   <translation>Ya no puede iniciar sesión. Lo que hizo queda en el registro.</translation>
  </message>
  <message>
   <source>Transfer…</source>
   <translation>Transferir…</translation>
  </message>
  <message>
   <source>Traveler created</source>
   <translation>Se ha creado el viajero</translation>
  </message>
  <message>
   <source>Try again now</source>
   <translation>Reintentar ahora</translation>
  </message>
  <message>
   <source>User created</source>
   <translation>Se ha creado el usuario</translation>
  </message>
  <message>
   <source>Void sale…</source>
   <translation>Anular venta…</translation>
  </message>
  <message>
   <source>Void…</source>
   <translation>Anular…</translation>
  </message>
  <message>
   <source>{0} is active again</source>
   <translation>Se ha vuelto a activar: {0}</translation>
  </message>
  <message>
   <source>{0} is deactivated</source>
   <translation>Se ha desactivado: {0}</translation>
  </message>
  <message>
   <source>{0} is deleted</source>
   <translation>Se ha eliminado: {0}</translation>
  </message>
  <message>
   <source>{0} saved</source>
   <translation>Se ha guardado: {0}</translation>
  </message>
  <message>
   <source>{0}: not yet</source>
   <translation>{0}: todavía no</translation>
  </message>
 </context>
 <context>
  <name>actors</name>
  <message>
   <source>Administrator</source>
   <translation>Administrador</translation>
  </message>
  <message>
   <source>Sign-in</source>
   <translation>Inicio de sesión</translation>
  </message>
  <message>
   <source>Worker</source>
   <translation>Proceso automático</translation>
  </message>
 </context>
 <context>
  <name>announced</name>
  <message>
   <source>Complete it</source>
   <translation>Completarlo</translation>
  </message>
  <message>
   <source>If this is that one, complete it instead of registering it anew.</source>
   <translation>Si es ese pago, complételo en vez de registrarlo de nuevo.</translation>
  </message>
  <message>
   <source>Once this one is registered, that one can’t be completed any more.</source>
   <translation>Una vez registrado este, aquel ya no se podrá completar.</translation>
  </message>
  <message>
   <source>{0:more is|more are} announced</source>
   <translation>{0:más está anunciado|más están anunciados}</translation>
  </message>
  <message>
   <source>{0} of {1} are announced</source>
   <translation>{0} del {1} están anunciados</translation>
  </message>
  <message>
   <source>{0} of {1} are announced, reference {2}</source>
   <translation>{0} del {1} están anunciados, referencia {2}</translation>
  </message>
 </context>
 <context>
  <name>backup</name>
  <message>
   <source>Back up</source>
   <translation>Copia de seguridad</translation>
  </message>
  <message>
   <source>Closing the file</source>
   <translation>Cerrando el archivo</translation>
  </message>
  <message>
   <source>Comparing</source>
   <translation>Comparando</translation>
  </message>
  <message>
   <source>Compressing</source>
   <translation>Comprimiendo</translation>
  </message>
  <message>
   <source>Copying</source>
   <translation>Copiando</translation>
  </message>
  <message>
   <source>Doing it</source>
   <translation>En curso</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>Hecho</translation>
  </message>
  <message>
   <source>Everything is copied while all go on working, and the file is checked before it counts. Of the backups in the folder the last one of 7 days, of 5 weeks and of 12 months is kept, of today the last two.</source>
   <translation>Se copia todo mientras los demás siguen trabajando, y el archivo se comprueba antes de darlo por bueno. De las copias de la carpeta se conserva la última de 7 días, de 5 semanas y de 12 meses, y de hoy las dos últimas.</translation>
  </message>
  <message>
   <source>Keeping the present database aside</source>
   <translation>Apartando la base de datos actual</translation>
  </message>
  <message>
   <source>Looking at the rows</source>
   <translation>Revisando las filas</translation>
  </message>
  <message>
   <source>Putting the restored database in its place</source>
   <translation>Poniendo la base de datos restaurada en su lugar</translation>
  </message>
  <message>
   <source>Reading the file</source>
   <translation>Leyendo el archivo</translation>
  </message>
  <message>
   <source>Reading the list</source>
   <translation>Leyendo la lista</translation>
  </message>
  <message>
   <source>Trying it out</source>
   <translation>Probando</translation>
  </message>
  <message>
   <source>Unpacking</source>
   <translation>Descomprimiendo</translation>
  </message>
  <message>
   <source>Upgrading</source>
   <translation>Actualizando</translation>
  </message>
  <message>
   <source>Verifying</source>
   <translation>Verificando</translation>
  </message>
  <message>
   <source>Writing</source>
   <translation>Escribiendo</translation>
  </message>
  <message>
   <source>be the same passphrase once more</source>
   <translation>ser otra vez la misma frase de contraseña</translation>
  </message>
 </context>
 <context>
  <name>begun change</name>
  <message>
   <source>The cancellation of {locator} was left: nothing was changed</source>
   <translation>Se ha dejado la cancelación de {locator}: no se ha cambiado nada</translation>
  </message>
  <message>
   <source>The move of {locator} was left: nothing was changed</source>
   <translation>Se ha dejado el traslado de {locator}: no se ha cambiado nada</translation>
  </message>
  <message>
   <source>The transfer of {locator} was left: nothing was changed</source>
   <translation>Se ha dejado la transferencia de {locator}: no se ha cambiado nada</translation>
  </message>
  <message>
   <source>The voiding of {locator} was left: nothing was changed</source>
   <translation>Se ha dejado la anulación de {locator}: no se ha cambiado nada</translation>
  </message>
 </context>
 <context>
  <name>bulk</name>
  <message>
   <source>&amp;Column</source>
   <translation>&amp;Columna</translation>
  </message>
  <message>
   <source>&amp;Preview…</source>
   <translation>Vista &amp;previa…</translation>
  </message>
  <message>
   <source>Activate</source>
   <translation>Activar</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Cancelar</translation>
  </message>
  <message>
   <source>Cancel bookings</source>
   <translation>Cancelar reservas</translation>
  </message>
  <message>
   <source>Cancel jobs</source>
   <translation>Cancelar tareas</translation>
  </message>
  <message>
   <source>Change {0}</source>
   <translation>Cambiar {0}</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Cerrar</translation>
  </message>
  <message>
   <source>Column</source>
   <translation>Columna</translation>
  </message>
  <message>
   <source>Deactivate</source>
   <translation>Desactivar</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>Descartar</translation>
  </message>
  <message>
   <source>Each traveler and agency is told.</source>
   <translation>Se avisa a cada viajero y agencia.</translation>
  </message>
  <message>
   <source>Edit one column of {0} {1}</source>
   <translation>Editar una columna de {0} {1}</translation>
  </message>
  <message>
   <source>Keep as they are</source>
   <translation>Dejar como están</translation>
  </message>
  <message>
   <source>Launch</source>
   <translation>Lanzamiento</translation>
  </message>
  <message>
   <source>Mark sent</source>
   <translation>Marcar como enviado</translation>
  </message>
  <message>
   <source>New &amp;value: {0}</source>
   <translation>Nuevo &amp;valor: {0}</translation>
  </message>
  <message>
   <source>None of the {0} can be {1}</source>
   <translation>Ninguno de los {0} admite {1}</translation>
  </message>
  <message>
   <source>Nothing is changed before you say so.</source>
   <translation>No se cambia nada hasta que usted lo diga.</translation>
  </message>
  <message>
   <source>Nothing was paid; seats come back on sale</source>
   <translation>No se pagó nada; las plazas vuelven a la venta</translation>
  </message>
  <message>
   <source>Paid back</source>
   <translation>Se devuelve</translation>
  </message>
  <message>
   <source>Paid {0}, refunded {1}, kept {2}.</source>
   <translation>Pagado: {0}; se devuelve: {1}; se retiene: {2}.</translation>
  </message>
  <message>
   <source>Price</source>
   <translation>Precio</translation>
  </message>
  <message>
   <source>Refund</source>
   <translation>Reembolso</translation>
  </message>
  <message>
   <source>Seats</source>
   <translation>Plazas</translation>
  </message>
  <message>
   <source>Seats come back on sale</source>
   <translation>Las plazas vuelven a la venta</translation>
  </message>
  <message>
   <source>Seats stay sold</source>
   <translation>Las plazas siguen vendidas</translation>
  </message>
  <message>
   <source>Send again</source>
   <translation>Enviar otra vez</translation>
  </message>
  <message>
   <source>Sold</source>
   <translation>Vendida</translation>
  </message>
  <message>
   <source>Status</source>
   <translation>Estado</translation>
  </message>
  <message>
   <source>They are never sent. This can't be undone.</source>
   <translation>No se enviarán nunca. No se puede deshacer.</translation>
  </message>
  <message>
   <source>They count as arrived and are never sent from here. This can't be undone.</source>
   <translation>Se dan por recibidos y no se enviarán nunca desde aquí. No se puede deshacer.</translation>
  </message>
  <message>
   <source>Traveler</source>
   <translation>Viajero</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>Reintentar</translation>
  </message>
  <message>
   <source>Trying it out…</source>
   <translation>Probando…</translation>
  </message>
  <message>
   <source>What becomes of it</source>
   <translation>Qué ocurre con cada uno</translation>
  </message>
  <message>
   <source>What it would do to each is shown next.</source>
   <translation>A continuación se muestra qué haría con cada uno.</translation>
  </message>
  <message>
   <source>What they have stays as it is; they can be activated again at any time.</source>
   <translation>Lo que tienen se queda como está; se pueden volver a activar en cualquier momento.</translation>
  </message>
  <message>
   <source>active</source>
   <translation>activación</translation>
  </message>
  <message>
   <source>canceled</source>
   <translation>cancelación</translation>
  </message>
  <message>
   <source>changed</source>
   <translation>cambio</translation>
  </message>
  <message>
   <source>deactivated</source>
   <translation>desactivación</translation>
  </message>
  <message>
   <source>discarded</source>
   <translation>descarte</translation>
  </message>
  <message>
   <source>marked sent</source>
   <translation>envío confirmado</translation>
  </message>
  <message>
   <source>queued again</source>
   <translation>vuelta a la cola</translation>
  </message>
  <message>
   <source>will be {0}</source>
   <translation>previsto: {0}</translation>
  </message>
  <message>
   <source>{0} %</source>
   <translation>{0} %</translation>
  </message>
  <message>
   <source>{0} canceled: {1:sale|sales}, {2:hold|holds}.</source>
   <translation>{0:cancelada|canceladas}: {1:venta|ventas}, {2:reserva provisional|reservas provisionales}.</translation>
  </message>
  <message>
   <source>{0} not looked at any more</source>
   <translation>{0} ya sin revisar</translation>
  </message>
  <message>
   <source>{0} refused</source>
   <translation>{0:rechazo|rechazos}</translation>
  </message>
  <message>
   <source>{0} will be {1}</source>
   <translation>previsto para {0}: {1}</translation>
  </message>
  <message>
   <source>{0} {1}</source>
   <translation>{1}: {0}</translation>
  </message>
  <message>
   <source>{0}: {1}</source>
   <translation>{0}: {1}</translation>
  </message>
  <message>
   <source>{0}: {1} selected</source>
   <translation>{0}: {1} en la selección</translation>
  </message>
 </context>
 <context>
  <name>causes</name>
  <message>
   <source>by the traveler</source>
   <translation>por el viajero</translation>
  </message>
  <message>
   <source>hold lapsed</source>
   <translation>reserva provisional caducada</translation>
  </message>
  <message>
   <source>launch aborted</source>
   <translation>lanzamiento cancelado</translation>
  </message>
  <message>
   <source>moved to another launch</source>
   <translation>trasladada a otro lanzamiento</translation>
  </message>
  <message>
   <source>sale voided</source>
   <translation>venta anulada</translation>
  </message>
 </context>
 <context>
  <name>channels</name>
  <message>
   <source>Desktop</source>
   <translation>Escritorio</translation>
  </message>
  <message>
   <source>Mail</source>
   <translation>Correo</translation>
  </message>
 </context>
 <context>
  <name>charts</name>
  <message>
   <source>Earlier months</source>
   <translation>Meses anteriores</translation>
  </message>
  <message>
   <source>Fees by month</source>
   <translation>Comisiones por mes</translation>
  </message>
  <message>
   <source>Later months</source>
   <translation>Meses posteriores</translation>
  </message>
  <message>
   <source>Occupancy by destination and month</source>
   <translation>Ocupación por destino y mes</translation>
  </message>
  <message>
   <source>Outstanding</source>
   <translation>Por cobrar</translation>
  </message>
  <message>
   <source>Outstanding by age</source>
   <translation>Por cobrar según antigüedad</translation>
  </message>
  <message>
   <source>Projected</source>
   <translation>Previsto</translation>
  </message>
  <message>
   <source>Received</source>
   <translation>Cobrado</translation>
  </message>
  <message>
   <source>Received, year before</source>
   <translation>Cobrado, año anterior</translation>
  </message>
  <message>
   <source>The {0} destinations with the most seats, of {1}</source>
   <translation>Los {0} destinos con más plazas, de {1}</translation>
  </message>
  <message>
   <source>{0:launch|launches}</source>
   <translation>{0:lanzamiento|lanzamientos}</translation>
  </message>
  <message>
   <source>{0} received, {1} outstanding, {2} projected; {3} received the year before ({4})</source>
   <translation>{0} cobrado, {1} por cobrar, {2} previsto; {3} cobrado el año anterior ({4})</translation>
  </message>
  <message>
   <source>{0}, {1}: {2} of {3:seat|seats} taken, {4}</source>
   <translation>{0}, {1}: {2} de {3:plaza|plazas}, {4}</translation>
  </message>
 </context>
 <context>
  <name>check</name>
  <message>
   <source>
The log ends with row {0}, whose hash is {1}.</source>
   <translation>
El registro termina en la fila {0}, cuyo hash es {1}.</translation>
  </message>
  <message>
   <source>
This workstation has kept its newest hash outside the database since {0}.</source>
   <translation>
Este puesto guarda su hash más reciente fuera de la base de datos desde el {0}.</translation>
  </message>
  <message>
   <source> The first {0} are listed.</source>
   <translation> Se muestran los {0} primeros.</translation>
  </message>
  <message>
   <source>&amp;Close</source>
   <translation>&amp;Cerrar</translation>
  </message>
  <message>
   <source>&amp;Open the record</source>
   <translation>&amp;Abrir la ficha</translation>
  </message>
  <message>
   <source>1 fault</source>
   <translation>1 fallo</translation>
  </message>
  <message>
   <source>A fault in the program stood in the way.</source>
   <translation>Lo impidió un fallo del programa.</translation>
  </message>
  <message>
   <source>Archived invoices</source>
   <translation>Facturas archivadas</translation>
  </message>
  <message>
   <source>Bookings of closed launches</source>
   <translation>Reservas de lanzamientos cerrados</translation>
  </message>
  <message>
   <source>Business settings</source>
   <translation>Ajustes de la empresa</translation>
  </message>
  <message>
   <source>Ca&amp;ncel the check</source>
   <translation>Ca&amp;ncelar la comprobación</translation>
  </message>
  <message>
   <source>Canceled, with {0} so far</source>
   <translation>Cancelado, con {0} hasta ahora</translation>
  </message>
  <message>
   <source>Capacities</source>
   <translation>Capacidades</translation>
  </message>
  <message>
   <source>Check &amp;again</source>
   <translation>Comprobar &amp;otra vez</translation>
  </message>
  <message>
   <source>Check the database</source>
   <translation>Comprobar la base de datos</translation>
  </message>
  <message>
   <source>Checking the database…</source>
   <translation>Comprobando la base de datos…</translation>
  </message>
  <message>
   <source>Checking the database… {0} so far</source>
   <translation>Comprobando la base de datos… {0} hasta ahora</translation>
  </message>
  <message>
   <source>Copy as &amp;text</source>
   <translation>Copiar como &amp;texto</translation>
  </message>
  <message>
   <source>E-mail addresses</source>
   <translation>Direcciones de correo</translation>
  </message>
  <message>
   <source>Every rule and the whole log, looked at in {0}.</source>
   <translation>Todas las reglas y el registro entero, revisados en {0}.</translation>
  </message>
  <message>
   <source>Everything holds</source>
   <translation>Todo está en orden</translation>
  </message>
  <message>
   <source>Everything was looked at in {0}.</source>
   <translation>Se revisó todo en {0}.</translation>
  </message>
  <message>
   <source>Fees</source>
   <translation>Comisiones</translation>
  </message>
  <message>
   <source>Guards of the history</source>
   <translation>Guardas del historial</translation>
  </message>
  <message>
   <source>How far the check is</source>
   <translation>Avance de la comprobación</translation>
  </message>
  <message>
   <source>Imported launches</source>
   <translation>Lanzamientos importados</translation>
  </message>
  <message>
   <source>Invoice numbers</source>
   <translation>Números de factura</translation>
  </message>
  <message>
   <source>Invoices and launches</source>
   <translation>Facturas y lanzamientos</translation>
  </message>
  <message>
   <source>Invoices and payments</source>
   <translation>Facturas y pagos</translation>
  </message>
  <message>
   <source>Lapsed holds</source>
   <translation>Reservas provisionales caducadas</translation>
  </message>
  <message>
   <source>Launches on one day</source>
   <translation>Lanzamientos en un mismo día</translation>
  </message>
  <message>
   <source>Launches without an invoice</source>
   <translation>Lanzamientos sin factura</translation>
  </message>
  <message>
   <source>Links between records</source>
   <translation>Enlaces entre fichas</translation>
  </message>
  <message>
   <source>Locators</source>
   <translation>Localizadores</translation>
  </message>
  <message>
   <source>Moved bookings</source>
   <translation>Reservas trasladadas</translation>
  </message>
  <message>
   <source>Names</source>
   <translation>Nombres</translation>
  </message>
  <message>
   <source>Opening the file</source>
   <translation>Abriendo el archivo</translation>
  </message>
  <message>
   <source>Order of times</source>
   <translation>Orden de las horas</translation>
  </message>
  <message>
   <source>Outcomes of launches</source>
   <translation>Resultados de lanzamientos</translation>
  </message>
  <message>
   <source>Parts of bookings</source>
   <translation>Partes de reservas</translation>
  </message>
  <message>
   <source>Passengers</source>
   <translation>Pasajeros</translation>
  </message>
  <message>
   <source>Payments</source>
   <translation>Pagos</translation>
  </message>
  <message>
   <source>Prices</source>
   <translation>Precios</translation>
  </message>
  <message>
   <source>Ranges and destinations</source>
   <translation>Alcances y destinos</translation>
  </message>
  <message>
   <source>Rates of fees</source>
   <translation>Porcentajes de comisión</translation>
  </message>
  <message>
   <source>Reasons given</source>
   <translation>Motivos indicados</translation>
  </message>
  <message>
   <source>Record</source>
   <translation>Ficha</translation>
  </message>
  <message>
   <source>Record numbers</source>
   <translation>Números de ficha</translation>
  </message>
  <message>
   <source>Refund table</source>
   <translation>Tabla de reembolsos</translation>
  </message>
  <message>
   <source>Refunds</source>
   <translation>Reembolsos</translation>
  </message>
  <message>
   <source>Reminders</source>
   <translation>Recordatorios</translation>
  </message>
  <message>
   <source>Repeated requests</source>
   <translation>Peticiones repetidas</translation>
  </message>
  <message>
   <source>Rockets and their agencies</source>
   <translation>Cohetes y sus agencias</translation>
  </message>
  <message>
   <source>Roles and profiles</source>
   <translation>Roles y perfiles</translation>
  </message>
  <message>
   <source>Rule</source>
   <translation>Regla</translation>
  </message>
  <message>
   <source>Search texts</source>
   <translation>Textos de búsqueda</translation>
  </message>
  <message>
   <source>Seat counters</source>
   <translation>Contadores de plazas</translation>
  </message>
  <message>
   <source>Seats given back</source>
   <translation>Plazas devueltas</translation>
  </message>
  <message>
   <source>Seats per traveler</source>
   <translation>Plazas por viajero</translation>
  </message>
  <message>
   <source>Series of invoices</source>
   <translation>Series de facturas</translation>
  </message>
  <message>
   <source>States of bookings</source>
   <translation>Estados de las reservas</translation>
  </message>
  <message>
   <source>Tables and their rules</source>
   <translation>Tablas y sus reglas</translation>
  </message>
  <message>
   <source>Texts</source>
   <translation>Textos</translation>
  </message>
  <message>
   <source>The database couldn’t be checked</source>
   <translation>No se pudo comprobar la base de datos</translation>
  </message>
  <message>
   <source>The file</source>
   <translation>El archivo</translation>
  </message>
  <message>
   <source>The file’s own state</source>
   <translation>El estado del propio archivo</translation>
  </message>
  <message>
   <source>The file’s pages</source>
   <translation>Las páginas del archivo</translation>
  </message>
  <message>
   <source>The log beside the records</source>
   <translation>El registro frente a las fichas</translation>
  </message>
  <message>
   <source>The log’s chain</source>
   <translation>La cadena del registro</translation>
  </message>
  <message>
   <source>The log’s head kept outside</source>
   <translation>El final del registro, guardado fuera</translation>
  </message>
  <message>
   <source>The rest was not looked at.</source>
   <translation>El resto no se revisó.</translation>
  </message>
  <message>
   <source>Voided sales</source>
   <translation>Ventas anuladas</translation>
  </message>
  <message>
   <source>What invoices say for ever</source>
   <translation>Lo que las facturas dicen para siempre</translation>
  </message>
  <message>
   <source>What is wrong</source>
   <translation>Qué está mal</translation>
  </message>
  <message>
   <source>What launches brought</source>
   <translation>Ingresos de los lanzamientos</translation>
  </message>
  <message>
   <source>What was found</source>
   <translation>Lo que se encontró</translation>
  </message>
  <message>
   <source>no fault</source>
   <translation>ningún fallo</translation>
  </message>
  <message>
   <source>{0:second|seconds}</source>
   <translation>{0:segundo|segundos}</translation>
  </message>
  <message>
   <source>{0} copied</source>
   <translation>Copiado: {0}</translation>
  </message>
  <message>
   <source>{0} faults</source>
   <translation>{0} fallos</translation>
  </message>
  <message>
   <source>{0} found</source>
   <translation>Se encontró: {0}</translation>
  </message>
  <message>
   <source>{0} of {1}: {2}</source>
   <translation>{0} de {1}: {2}</translation>
  </message>
 </context>
 <context>
  <name>chips of agency</name>
  <message>
   <source>Active</source>
   <translation>Activas</translation>
  </message>
  <message>
   <source>Address refused</source>
   <translation>Correo rechazado</translation>
  </message>
  <message>
   <source>All</source>
   <translation>Todas</translation>
  </message>
  <message>
   <source>Inactive</source>
   <translation>Inactivas</translation>
  </message>
  <message>
   <source>Without legal data</source>
   <translation>Sin datos fiscales</translation>
  </message>
 </context>
 <context>
  <name>chips of booking</name>
  <message>
   <source>All</source>
   <translation>Todas</translation>
  </message>
  <message>
   <source>Canceled</source>
   <translation>Canceladas</translation>
  </message>
  <message>
   <source>Departing in 7 days</source>
   <translation>Salen en 7 días</translation>
  </message>
  <message>
   <source>Holds</source>
   <translation>Provisionales</translation>
  </message>
  <message>
   <source>Sold today</source>
   <translation>Vendidas hoy</translation>
  </message>
 </context>
 <context>
  <name>chips of entry_log</name>
  <message>
   <source>All</source>
   <translation>Todo</translation>
  </message>
  <message>
   <source>By people</source>
   <translation>De personas</translation>
  </message>
  <message>
   <source>Today</source>
   <translation>Hoy</translation>
  </message>
 </context>
 <context>
  <name>chips of invoice</name>
  <message>
   <source>All</source>
   <translation>Todas</translation>
  </message>
  <message>
   <source>Overdue</source>
   <translation>Vencidas</translation>
  </message>
  <message>
   <source>Paid</source>
   <translation>Pagadas</translation>
  </message>
  <message>
   <source>To be reviewed</source>
   <translation>Por revisar</translation>
  </message>
  <message>
   <source>Unpaid</source>
   <translation>Sin pagar</translation>
  </message>
  <message>
   <source>Void</source>
   <translation>Anuladas</translation>
  </message>
 </context>
 <context>
  <name>chips of job_queue</name>
  <message>
   <source>All</source>
   <translation>Todas</translation>
  </message>
  <message>
   <source>Canceled</source>
   <translation>Canceladas</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>Hechas</translation>
  </message>
  <message>
   <source>Done in the last hour</source>
   <translation>Hechas en la última hora</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>Fallidas</translation>
  </message>
  <message>
   <source>Need somebody</source>
   <translation>Necesitan atención</translation>
  </message>
  <message>
   <source>Needs a setting</source>
   <translation>Necesitan un ajuste</translation>
  </message>
  <message>
   <source>Put off</source>
   <translation>Aplazadas</translation>
  </message>
  <message>
   <source>Running</source>
   <translation>En curso</translation>
  </message>
  <message>
   <source>Uncertain</source>
   <translation>Dudosas</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>En espera</translation>
  </message>
 </context>
 <context>
  <name>chips of launch</name>
  <message>
   <source>All</source>
   <translation>Todos</translation>
  </message>
  <message>
   <source>Below viability</source>
   <translation>Bajo la viabilidad</translation>
  </message>
  <message>
   <source>Conflicts</source>
   <translation>Conflictos</translation>
  </message>
  <message>
   <source>Departing in 7 days</source>
   <translation>Salen en 7 días</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Abiertos</translation>
  </message>
  <message>
   <source>Past</source>
   <translation>Pasados</translation>
  </message>
  <message>
   <source>To be closed</source>
   <translation>Por cerrar</translation>
  </message>
 </context>
 <context>
  <name>chips of notification</name>
  <message>
   <source>All</source>
   <translation>Todos</translation>
  </message>
  <message>
   <source>Discarded</source>
   <translation>Descartados</translation>
  </message>
  <message>
   <source>Discarded today</source>
   <translation>Descartados hoy</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>Fallidos</translation>
  </message>
  <message>
   <source>In grace</source>
   <translation>En periodo de gracia</translation>
  </message>
  <message>
   <source>On the desktop</source>
   <translation>En el escritorio</translation>
  </message>
  <message>
   <source>Sent</source>
   <translation>Enviados</translation>
  </message>
  <message>
   <source>Sent today</source>
   <translation>Enviados hoy</translation>
  </message>
  <message>
   <source>Uncertain</source>
   <translation>Dudosos</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>En espera</translation>
  </message>
 </context>
 <context>
  <name>chips of payment</name>
  <message>
   <source>All</source>
   <translation>Todos</translation>
  </message>
  <message>
   <source>Completed</source>
   <translation>Completados</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>Fallidos</translation>
  </message>
  <message>
   <source>Pending</source>
   <translation>Pendientes</translation>
  </message>
  <message>
   <source>Refunded</source>
   <translation>Reembolsados</translation>
  </message>
 </context>
 <context>
  <name>chips of rocket</name>
  <message>
   <source>Active</source>
   <translation>Activos</translation>
  </message>
  <message>
   <source>All</source>
   <translation>Todos</translation>
  </message>
  <message>
   <source>Inactive</source>
   <translation>Inactivos</translation>
  </message>
 </context>
 <context>
  <name>chips of traveler</name>
  <message>
   <source>Address refused</source>
   <translation>Correo rechazado</translation>
  </message>
  <message>
   <source>All</source>
   <translation>Todos</translation>
  </message>
  <message>
   <source>VIP</source>
   <translation>VIP</translation>
  </message>
  <message>
   <source>Without phone</source>
   <translation>Sin teléfono</translation>
  </message>
 </context>
 <context>
  <name>chips of user</name>
  <message>
   <source>Address refused</source>
   <translation>Correo rechazado</translation>
  </message>
  <message>
   <source>Agencies</source>
   <translation>Agencias</translation>
  </message>
  <message>
   <source>All</source>
   <translation>Todos</translation>
  </message>
  <message>
   <source>Inactive</source>
   <translation>Inactivos</translation>
  </message>
  <message>
   <source>Staff</source>
   <translation>Personal</translation>
  </message>
  <message>
   <source>Travelers</source>
   <translation>Viajeros</translation>
  </message>
 </context>
 <context>
  <name>columns</name>
  <message>
   <source>&amp;Arrange columns…</source>
   <translation>&amp;Ordenar columnas…</translation>
  </message>
  <message>
   <source>&amp;Done</source>
   <translation>&amp;Listo</translation>
  </message>
  <message>
   <source>&amp;Hide “{0}”</source>
   <translation>&amp;Ocultar «{0}»</translation>
  </message>
  <message>
   <source>About</source>
   <translation>Acerca de</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>Dirección</translation>
  </message>
  <message>
   <source>Address refused</source>
   <translation>Correo rechazado</translation>
  </message>
  <message>
   <source>Agency</source>
   <translation>Agencia</translation>
  </message>
  <message>
   <source>Amount</source>
   <translation>Importe</translation>
  </message>
  <message>
   <source>As at &amp;first</source>
   <translation>Como al &amp;principio</translation>
  </message>
  <message>
   <source>Balance</source>
   <translation>Saldo</translation>
  </message>
  <message>
   <source>Booked</source>
   <translation>Reserva</translation>
  </message>
  <message>
   <source>Bookings</source>
   <translation>Reservas</translation>
  </message>
  <message>
   <source>By</source>
   <translation>Por</translation>
  </message>
  <message>
   <source>Canceled</source>
   <translation>Cancelación</translation>
  </message>
  <message>
   <source>Capacity</source>
   <translation>Capacidad</translation>
  </message>
  <message>
   <source>Columns</source>
   <translation>Columnas</translation>
  </message>
  <message>
   <source>Columns of {0}</source>
   <translation>Columnas de {0}</translation>
  </message>
  <message>
   <source>Confirmed</source>
   <translation>Confirmación</translation>
  </message>
  <message>
   <source>Contact</source>
   <translation>Contacto</translation>
  </message>
  <message>
   <source>Created</source>
   <translation>Creación</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>Fecha</translation>
  </message>
  <message>
   <source>Delayed on</source>
   <translation>Retraso</translation>
  </message>
  <message>
   <source>Departed</source>
   <translation>Salió</translation>
  </message>
  <message>
   <source>Departs</source>
   <translation>Salida</translation>
  </message>
  <message>
   <source>Did</source>
   <translation>Acción</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>Hecho</translation>
  </message>
  <message>
   <source>E-mail</source>
   <translation>Correo</translation>
  </message>
  <message>
   <source>Emergency contact</source>
   <translation>Contacto de emergencia</translation>
  </message>
  <message>
   <source>Event</source>
   <translation>Suceso</translation>
  </message>
  <message>
   <source>Free</source>
   <translation>Libres</translation>
  </message>
  <message>
   <source>From</source>
   <translation>Desde</translation>
  </message>
  <message>
   <source>Full</source>
   <translation>Lleno</translation>
  </message>
  <message>
   <source>Held</source>
   <translation>Provisionales</translation>
  </message>
  <message>
   <source>Held until</source>
   <translation>Provisional hasta</translation>
  </message>
  <message>
   <source>Id</source>
   <translation>Id.</translation>
  </message>
  <message>
   <source>Invoice</source>
   <translation>Factura</translation>
  </message>
  <message>
   <source>Issued</source>
   <translation>Emisión</translation>
  </message>
  <message>
   <source>Job</source>
   <translation>Tarea</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Idioma</translation>
  </message>
  <message>
   <source>Last error</source>
   <translation>Último error</translation>
  </message>
  <message>
   <source>Launch</source>
   <translation>Lanzamiento</translation>
  </message>
  <message>
   <source>Launches</source>
   <translation>Lanzamientos</translation>
  </message>
  <message>
   <source>Legal address</source>
   <translation>Domicilio fiscal</translation>
  </message>
  <message>
   <source>Legal name</source>
   <translation>Razón social</translation>
  </message>
  <message>
   <source>Locator</source>
   <translation>Localizador</translation>
  </message>
  <message>
   <source>Message</source>
   <translation>Mensaje</translation>
  </message>
  <message>
   <source>Method</source>
   <translation>Forma de pago</translation>
  </message>
  <message>
   <source>Move &amp;up</source>
   <translation>&amp;Subir</translation>
  </message>
  <message>
   <source>Move d&amp;own</source>
   <translation>&amp;Bajar</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Nombre</translation>
  </message>
  <message>
   <source>Number</source>
   <translation>Número</translation>
  </message>
  <message>
   <source>On</source>
   <translation>Sobre</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Abiertos</translation>
  </message>
  <message>
   <source>Per seat</source>
   <translation>Por plaza</translation>
  </message>
  <message>
   <source>Phone</source>
   <translation>Teléfono</translation>
  </message>
  <message>
   <source>Priority</source>
   <translation>Prioridad</translation>
  </message>
  <message>
   <source>Range</source>
   <translation>Alcance</translation>
  </message>
  <message>
   <source>Reason</source>
   <translation>Motivo</translation>
  </message>
  <message>
   <source>Record</source>
   <translation>Ficha</translation>
  </message>
  <message>
   <source>Reference</source>
   <translation>Referencia</translation>
  </message>
  <message>
   <source>Refund</source>
   <translation>Reembolso</translation>
  </message>
  <message>
   <source>Revenue so far</source>
   <translation>Ingresos</translation>
  </message>
  <message>
   <source>Reviewed</source>
   <translation>Revisión</translation>
  </message>
  <message>
   <source>Rocket</source>
   <translation>Cohete</translation>
  </message>
  <message>
   <source>Rockets</source>
   <translation>Cohetes</translation>
  </message>
  <message>
   <source>Role</source>
   <translation>Rol</translation>
  </message>
  <message>
   <source>Row</source>
   <translation>Fila</translation>
  </message>
  <message>
   <source>Scheduled</source>
   <translation>Programación</translation>
  </message>
  <message>
   <source>Seats</source>
   <translation>Plazas</translation>
  </message>
  <message>
   <source>Sent or discarded</source>
   <translation>Enviado o descartado</translation>
  </message>
  <message>
   <source>Since</source>
   <translation>Desde</translation>
  </message>
  <message>
   <source>Sold by</source>
   <translation>Venta por</translation>
  </message>
  <message>
   <source>Sold for</source>
   <translation>Importe vendido</translation>
  </message>
  <message>
   <source>Sort &amp;downwards</source>
   <translation>Orden &amp;descendente</translation>
  </message>
  <message>
   <source>Sort &amp;upwards</source>
   <translation>Orden &amp;ascendente</translation>
  </message>
  <message>
   <source>Space shows or hides the column, Alt+↑ and Alt+↓ move it.</source>
   <translation>Espacio muestra u oculta la columna, Alt+↑ y Alt+↓ la mueven.</translation>
  </message>
  <message>
   <source>State</source>
   <translation>Estado</translation>
  </message>
  <message>
   <source>Status</source>
   <translation>Estado</translation>
  </message>
  <message>
   <source>Taken · held of capacity</source>
   <translation>Ocupación</translation>
  </message>
  <message>
   <source>Tax id</source>
   <translation>NIF</translation>
  </message>
  <message>
   <source>To</source>
   <translation>A</translation>
  </message>
  <message>
   <source>Total</source>
   <translation>Total</translation>
  </message>
  <message>
   <source>Traveler</source>
   <translation>Viajero</translation>
  </message>
  <message>
   <source>Tries</source>
   <translation>Intentos</translation>
  </message>
  <message>
   <source>Viability</source>
   <translation>Viabilidad</translation>
  </message>
  <message>
   <source>What</source>
   <translation>Qué</translation>
  </message>
  <message>
   <source>When</source>
   <translation>Cuándo</translation>
  </message>
  <message>
   <source>Who</source>
   <translation>Quién</translation>
  </message>
  <message>
   <source>Why canceled</source>
   <translation>Causa de cancelación</translation>
  </message>
  <message>
   <source>Workstation</source>
   <translation>Puesto</translation>
  </message>
 </context>
 <context>
  <name>completion</name>
  <message>
   <source>Has {0} come for {1}?</source>
   <translation>¿Han llegado {0} de {1}?</translation>
  </message>
  <message>
   <source>It can’t be undone: only a refund gives the money back.</source>
   <translation>No se puede deshacer: el dinero solo se devuelve con un reembolso.</translation>
  </message>
  <message>
   <source>Register {0}</source>
   <translation>Registrar {0}</translation>
  </message>
  <message>
   <source>The agency and the managers are told.</source>
   <translation>Se avisa a la agencia y a los responsables.</translation>
  </message>
  <message>
   <source>The balance of {0} goes from {1} to {2}.</source>
   <translation>El saldo de {0} pasa de {1} a {2}.</translation>
  </message>
  <message>
   <source>The payment of {0} is dated today, {1}.</source>
   <translation>El pago de {0} lleva la fecha de hoy, {1}.</translation>
  </message>
 </context>
 <context>
  <name>conditions</name>
  <message>
   <source>Past their date, still open</source>
   <translation>Con la fecha pasada y aún abiertos</translation>
  </message>
  <message>
   <source>Waiting for an invoice</source>
   <translation>A la espera de factura</translation>
  </message>
 </context>
 <context>
  <name>confirm</name>
  <message>
   <source>&amp;Discard it</source>
   <translation>&amp;Descartarlo</translation>
  </message>
  <message>
   <source>&amp;Keep editing</source>
   <translation>&amp;Seguir editando</translation>
  </message>
  <message>
   <source>It is in {0} already; what is in it now is lost.</source>
   <translation>Ya está en {0}; lo que contiene ahora se pierde.</translation>
  </message>
  <message>
   <source>Keep as is</source>
   <translation>Dejar como está</translation>
  </message>
  <message>
   <source>Replace the file</source>
   <translation>Reemplazar el archivo</translation>
  </message>
  <message>
   <source>Replace {0}?</source>
   <translation>¿Reemplazar {0}?</translation>
  </message>
 </context>
 <context>
  <name>desk</name>
  <message>
   <source>; has {held} already</source>
   <translation>; ya tiene {held}</translation>
  </message>
  <message>
   <source>A VIP may have {limit}.</source>
   <translation>Un VIP puede tener {limit}.</translation>
  </message>
  <message>
   <source>A manager allows it…</source>
   <translation>Un responsable lo autoriza…</translation>
  </message>
  <message>
   <source>A manager may allow six seats to a traveler who is no VIP.</source>
   <translation>Un responsable puede autorizar seis plazas a un viajero que no es VIP.</translation>
  </message>
  <message>
   <source>Already known?</source>
   <translation>¿Ya es conocido?</translation>
  </message>
  <message>
   <source>Bookings</source>
   <translation>Reservas</translation>
  </message>
  <message>
   <source>Departs</source>
   <translation>Salida</translation>
  </message>
  <message>
   <source>Destination</source>
   <translation>Destino</translation>
  </message>
  <message>
   <source>E-mail</source>
   <translation>Correo</translation>
  </message>
  <message>
   <source>Free</source>
   <translation>Libres</translation>
  </message>
  <message>
   <source>Full</source>
   <translation>Lleno</translation>
  </message>
  <message>
   <source>Launch</source>
   <translation>Lanzamiento</translation>
  </message>
  <message>
   <source>Limit {limit} per traveler</source>
   <translation>Límite de {limit} por viajero</translation>
  </message>
  <message>
   <source>Locator</source>
   <translation>Localizador</translation>
  </message>
  <message>
   <source>Matches</source>
   <translation>Coincide en</translation>
  </message>
  <message>
   <source>More seats than the limit</source>
   <translation>Más plazas que el límite</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Nombre</translation>
  </message>
  <message>
   <source>No seats are left on this launch</source>
   <translation>No quedan plazas en este lanzamiento</translation>
  </message>
  <message>
   <source>Only 1 seat is left on this launch</source>
   <translation>Solo queda 1 plaza en este lanzamiento</translation>
  </message>
  <message>
   <source>Only {count} seats are left on this launch</source>
   <translation>Solo quedan {count} plazas en este lanzamiento</translation>
  </message>
  <message>
   <source>Other launches</source>
   <translation>Otros lanzamientos</translation>
  </message>
  <message>
   <source>Other traveler</source>
   <translation>Otro viajero</translation>
  </message>
  <message>
   <source>Per seat</source>
   <translation>Por plaza</translation>
  </message>
  <message>
   <source>Phone</source>
   <translation>Teléfono</translation>
  </message>
  <message>
   <source>Rocket</source>
   <translation>Cohete</translation>
  </message>
  <message>
   <source>Seats</source>
   <translation>Plazas</translation>
  </message>
  <message>
   <source>Status</source>
   <translation>Estado</translation>
  </message>
  <message>
   <source>Take {seats}</source>
   <translation>Elegir {seats}</translation>
  </message>
  <message>
   <source>Taken · held</source>
   <translation>Ocupadas · prov.</translation>
  </message>
  <message>
   <source>The search can't be done now: the database can't be read</source>
   <translation>Ahora no se puede buscar: la base de datos no se puede leer</translation>
  </message>
  <message>
   <source>The ticket of {0}, {1}, is opened</source>
   <translation>Se abre el billete de {0}, {1}</translation>
  </message>
  <message>
   <source>This launch</source>
   <translation>Sus plazas</translation>
  </message>
  <message>
   <source>This launch failed on {day}: nothing can be changed any more.</source>
   <translation>Este lanzamiento falló el {day}: ya no se puede cambiar nada.</translation>
  </message>
  <message>
   <source>This launch flew on {day}: nothing can be changed any more.</source>
   <translation>Este lanzamiento se lanzó el {day}: ya no se puede cambiar nada.</translation>
  </message>
  <message>
   <source>This launch is no longer on sale</source>
   <translation>Este lanzamiento ya no está a la venta</translation>
  </message>
  <message>
   <source>This launch was due on {day}: its seats are no longer on sale.</source>
   <translation>Este lanzamiento estaba previsto para el {day}: sus plazas ya no están a la venta.</translation>
  </message>
  <message>
   <source>This traveler was deleted</source>
   <translation>Este viajero ha sido eliminado</translation>
  </message>
  <message>
   <source>This traveler was deleted: choose another one.</source>
   <translation>Este viajero ha sido eliminado: elija otro.</translation>
  </message>
  <message>
   <source>Traveler</source>
   <translation>Viajero</translation>
  </message>
  <message>
   <source>e-mail</source>
   <translation>correo</translation>
  </message>
  <message>
   <source>first {0} digits</source>
   <translation>{0} primeras cifras</translation>
  </message>
  <message>
   <source>name</source>
   <translation>nombre</translation>
  </message>
  <message>
   <source>phone</source>
   <translation>teléfono</translation>
  </message>
  <message>
   <source>similar name</source>
   <translation>nombre parecido</translation>
  </message>
  <message>
   <source>{count} held</source>
   <translation>{count} prov.</translation>
  </message>
  <message>
   <source>{count} sold</source>
   <translation>{count:vendida|vendidas}</translation>
  </message>
  <message>
   <source>{matched} of {all} {matched:=matches|match}</source>
   <translation>{matched} de {all} {matched:=coincide|coinciden}</translation>
  </message>
  <message>
   <source>{name} allows six seats: {reason}</source>
   <translation>{name} autoriza seis plazas: {reason}</translation>
  </message>
  <message>
   <source>{seats} free</source>
   <translation>{seats:libre|libres}</translation>
  </message>
  <message>
   <source>{what}: cancel some seats of the booking first.</source>
   <translation>{what}: cancele antes plazas de la reserva.</translation>
  </message>
  <message>
   <source>{what}: choose another launch, or cancel some seats of the booking first.</source>
   <translation>{what}: elija otro lanzamiento o cancele antes plazas de la reserva.</translation>
  </message>
 </context>
 <context>
  <name>editors</name>
  <message>
   <source>{0}, in {1}</source>
   <translation>{0}, en {1}</translation>
  </message>
 </context>
 <context>
  <name>edits</name>
  <message>
   <source>It flies with {0} instead of {1}.</source>
   <translation>Vuela con {0} en vez de {1}.</translation>
  </message>
  <message>
   <source>Nobody gets a message about it: tell the travelers and the agency yourself.</source>
   <translation>Nadie recibe un mensaje sobre ello: avise usted a los viajeros y a la agencia.</translation>
  </message>
  <message>
   <source>The launch goes to {0} instead of {1}.</source>
   <translation>El lanzamiento va a {0} en vez de a {1}.</translation>
  </message>
  <message>
   <source>The price of {0} instead of {1} is for new bookings only.</source>
   <translation>El precio de {0} en vez de {1} vale solo para reservas nuevas.</translation>
  </message>
  <message>
   <source>{0:open launch|open launches} {0:=goes|go} on selling seats until {0:=it is|they are} aborted.</source>
   <translation>{0:lanzamiento abierto|lanzamientos abiertos} {0:=sigue|siguen} vendiendo plazas hasta que se {0:=cancele|cancelen}.</translation>
  </message>
  <message>
   <source>{0:person|people} can no longer sign in.</source>
   <translation>{0:persona|personas} ya no {0:=puede|pueden} iniciar sesión.</translation>
  </message>
  <message>
   <source>{0:price|prices} {0:=changes|change} more than tenfold: is a digit missing, or one too many?</source>
   <translation>{0:precio|precios} se {0:=multiplica|multiplican} o se {0:=divide|dividen} por más de diez: ¿falta una cifra o sobra una?</translation>
  </message>
  <message>
   <source>{0} is less than a tenth of {1}, the price until now: is a digit missing?</source>
   <translation>{0} es menos de la décima parte de {1}, el precio hasta ahora: ¿falta una cifra?</translation>
  </message>
  <message>
   <source>{0} is more than ten times {1}, the price until now: is there a digit too many?</source>
   <translation>{0} es más de diez veces {1}, el precio hasta ahora: ¿sobra una cifra?</translation>
  </message>
  <message>
   <source>{0} with {1} {0:=is|are} on hold and {0:=keeps its|keep their} price.</source>
   <translation>{0} con {1} {0:=es provisional|son provisionales} y {0:=conserva|conservan} su precio.</translation>
  </message>
  <message>
   <source>{0} with {1} {0:=stands|stand} already and {0:=keeps its|keep their} price.</source>
   <translation>{0} con {1} ya {0:=existe|existen} y {0:=conserva|conservan} su precio.</translation>
  </message>
  <message>
   <source>{0} with {1} {0:=was|were} sold already and {0:=keeps its|keep their} price.</source>
   <translation>{0} con {1} ya {0:=estaba vendida|estaban vendidas} y {0:=conserva|conservan} su precio.</translation>
  </message>
 </context>
 <context>
  <name>empty</name>
  <message>
   <source>Add an agency's rocket; then its launches can be scheduled.</source>
   <translation>Añada el cohete de una agencia; después se pueden programar sus lanzamientos.</translation>
  </message>
  <message>
   <source>Add the first agency, or import a file of them.</source>
   <translation>Añada la primera agencia, o importe un archivo de ellas.</translation>
  </message>
  <message>
   <source>Add those who work here; travelers and agencies have own tabs.</source>
   <translation>Añada a quienes trabajan aquí; viajeros y agencias tienen pestañas propias.</translation>
  </message>
  <message>
   <source>An invoice is issued to the agency when a launch has flown.</source>
   <translation>A la agencia se le emite una factura cuando el lanzamiento consta como lanzado.</translation>
  </message>
  <message>
   <source>Bookings appear here when seats are sold or held at the desk.</source>
   <translation>Las reservas aparecen aquí cuando el mostrador vende o reserva plazas.</translation>
  </message>
  <message>
   <source>Choose less in the fields above, or other days.</source>
   <translation>Elija menos en los campos de arriba, u otros días.</translation>
  </message>
  <message>
   <source>Clear the search</source>
   <translation>Borrar la búsqueda</translation>
  </message>
  <message>
   <source>Clear them</source>
   <translation>Borrarlos</translation>
  </message>
  <message>
   <source>Every change is written here by itself and stays for good.</source>
   <translation>Cada cambio se escribe aquí por sí solo y queda para siempre.</translation>
  </message>
  <message>
   <source>Mend it above, or clear it.</source>
   <translation>Corríjala arriba o bórrela.</translation>
  </message>
  <message>
   <source>Messages to travelers and agencies appear here with each sale.</source>
   <translation>Los mensajes a viajeros y agencias aparecen aquí con cada venta.</translation>
  </message>
  <message>
   <source>No agency yet</source>
   <translation>Aún no hay agencias</translation>
  </message>
  <message>
   <source>No booking yet</source>
   <translation>Aún no hay reservas</translation>
  </message>
  <message>
   <source>No invoice yet</source>
   <translation>Aún no hay facturas</translation>
  </message>
  <message>
   <source>No job waits</source>
   <translation>No hay tareas en espera</translation>
  </message>
  <message>
   <source>No launch yet</source>
   <translation>Aún no hay lanzamientos</translation>
  </message>
  <message>
   <source>No message yet</source>
   <translation>Aún no hay mensajes</translation>
  </message>
  <message>
   <source>No payment yet</source>
   <translation>Aún no hay pagos</translation>
  </message>
  <message>
   <source>No rocket yet</source>
   <translation>Aún no hay cohetes</translation>
  </message>
  <message>
   <source>No traveler yet</source>
   <translation>Aún no hay viajeros</translation>
  </message>
  <message>
   <source>No user yet</source>
   <translation>Aún no hay usuarios</translation>
  </message>
  <message>
   <source>Nothing fits all of this</source>
   <translation>Nada cumple todo esto</translation>
  </message>
  <message>
   <source>Nothing logged yet</source>
   <translation>Aún no hay nada registrado</translation>
  </message>
  <message>
   <source>Nothing matches “{0}”</source>
   <translation>Nada coincide con «{0}»</translation>
  </message>
  <message>
   <source>Nothing under this filter</source>
   <translation>Nada con este filtro</translation>
  </message>
  <message>
   <source>Payments appear here when an agency pays an invoice.</source>
   <translation>Los pagos aparecen aquí cuando una agencia paga una factura.</translation>
  </message>
  <message>
   <source>Schedule the first one of an agency's rocket.</source>
   <translation>Programe el primero de un cohete de una agencia.</translation>
  </message>
  <message>
   <source>Show all</source>
   <translation>Mostrar todo</translation>
  </message>
  <message>
   <source>Take the first one down here or at the desk.</source>
   <translation>Dé de alta al primero aquí o en el mostrador.</translation>
  </message>
  <message>
   <source>The others may have some.</source>
   <translation>Puede que haya con los demás.</translation>
  </message>
  <message>
   <source>This search can't be read yet</source>
   <translation>Esta búsqueda todavía no se entiende</translation>
  </message>
  <message>
   <source>Try fewer words, another spelling, or another filter above.</source>
   <translation>Pruebe con menos palabras, otra grafía u otro filtro de arriba.</translation>
  </message>
  <message>
   <source>Work that follows a sale, such as sending a mail, appears here.</source>
   <translation>Aquí aparece el trabajo que sigue a una venta, como enviar un correo.</translation>
  </message>
 </context>
 <context>
  <name>error words</name>
  <message>
   <source>“{0}”</source>
   <translation>«{0}»</translation>
  </message>
 </context>
 <context>
  <name>errors</name>
  <message>
   <source>&amp;Add what the fault says in words, which may be personal</source>
   <translation>&amp;Añadir lo que dice el fallo con palabras, que puede ser personal</translation>
  </message>
  <message>
   <source>&amp;Copy report</source>
   <translation>&amp;Copiar informe</translation>
  </message>
  <message>
   <source>&amp;Try again</source>
   <translation>&amp;Reintentar</translation>
  </message>
  <message>
   <source>A fault in AstroBookings</source>
   <translation>Un fallo en AstroBookings</translation>
  </message>
  <message>
   <source>Nothing was changed</source>
   <translation>No se ha cambiado nada</translation>
  </message>
  <message>
   <source>Please send the report below to whoever looks after the program.</source>
   <translation>Envíe el informe de abajo a quien se ocupe del programa.</translation>
  </message>
  <message>
   <source>Something went wrong that is not your doing. Nothing was half-written; go on.</source>
   <translation>Algo ha fallado, y no es culpa suya. Nada ha quedado a medias; puede continuar.</translation>
  </message>
  <message>
   <source>The database can't be read</source>
   <translation>No se puede leer la base de datos</translation>
  </message>
  <message>
   <source>What you entered is kept.</source>
   <translation>Lo que ha introducido se conserva.</translation>
  </message>
  <message>
   <source>What you see may be out of date. Nothing was changed.</source>
   <translation>Lo que ve puede estar anticuado. No se ha cambiado nada.</translation>
  </message>
 </context>
 <context>
  <name>export</name>
  <message>
   <source>&amp;All rows of this list: {0}</source>
   <translation>&amp;Todas las filas de esta lista: {0}</translation>
  </message>
  <message>
   <source>&amp;Export</source>
   <translation>&amp;Exportar</translation>
  </message>
  <message>
   <source>&amp;File</source>
   <translation>&amp;Archivo</translation>
  </message>
  <message>
   <source>&amp;Text with commas (CSV)</source>
   <translation>Te&amp;xto con comas (CSV)</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Cancelar</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Cerrar</translation>
  </message>
  <message>
   <source>Export into</source>
   <translation>Exportar a</translation>
  </message>
  <message>
   <source>Export {0}</source>
   <translation>Exportar {0}</translation>
  </message>
  <message>
   <source>For programs (&amp;JSON)</source>
   <translation>Para programas (&amp;JSON)</translation>
  </message>
  <message>
   <source>S&amp;preadsheet (XLSX)</source>
   <translation>&amp;Hoja de cálculo (XLSX)</translation>
  </message>
  <message>
   <source>Spreadsheet (*.xlsx);;CSV (*.csv);;JSON (*.json)</source>
   <translation>Hoja de cálculo (*.xlsx);;CSV (*.csv);;JSON (*.json)</translation>
  </message>
  <message>
   <source>The &amp;selected rows: {0}</source>
   <translation>Las filas &amp;seleccionadas: {0}</translation>
  </message>
  <message>
   <source>The columns that show, in their order; rows as filtered and sorted. Times are in your zone in a spreadsheet, and in UTC elsewhere.</source>
   <translation>Las columnas visibles, en su orden; las filas según filtro y orden. Las horas están en su zona en una hoja de cálculo, y en UTC en lo demás.</translation>
  </message>
  <message>
   <source>{0:row|rows} written to {1}</source>
   <translation>{0:fila escrita|filas escritas} en {1}</translation>
  </message>
 </context>
 <context>
  <name>fates</name>
  <message>
   <source>&amp;Refused only</source>
   <translation>Solo &amp;rechazados</translation>
  </message>
  <message>
   <source>Possible &amp;duplicates only</source>
   <translation>Solo posibles &amp;duplicados</translation>
  </message>
  <message>
   <source>What becomes of each</source>
   <translation>Qué ocurre con cada uno</translation>
  </message>
 </context>
 <context>
  <name>fields</name>
  <message>
   <source>Agency</source>
   <translation>Agencia</translation>
  </message>
  <message>
   <source>Agency id</source>
   <translation>Id. de agencia</translation>
  </message>
  <message>
   <source>Allowed by</source>
   <translation>Autorizado por</translation>
  </message>
  <message>
   <source>Amount</source>
   <translation>Importe</translation>
  </message>
  <message>
   <source>Birth date</source>
   <translation>Fecha de nacimiento</translation>
  </message>
  <message>
   <source>Booking</source>
   <translation>Reserva</translation>
  </message>
  <message>
   <source>Capacity</source>
   <translation>Capacidad</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Código</translation>
  </message>
  <message>
   <source>Company time zone</source>
   <translation>Zona horaria de la empresa</translation>
  </message>
  <message>
   <source>Contact</source>
   <translation>Contacto</translation>
  </message>
  <message>
   <source>Currency</source>
   <translation>Moneda</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>Fecha</translation>
  </message>
  <message>
   <source>Description</source>
   <translation>Descripción</translation>
  </message>
  <message>
   <source>Destination</source>
   <translation>Destino</translation>
  </message>
  <message>
   <source>E-mail</source>
   <translation>Correo</translation>
  </message>
  <message>
   <source>Emergency contact</source>
   <translation>Contacto de emergencia</translation>
  </message>
  <message>
   <source>Entry</source>
   <translation>Anotación</translation>
  </message>
  <message>
   <source>File</source>
   <translation>Archivo</translation>
  </message>
  <message>
   <source>From</source>
   <translation>Desde</translation>
  </message>
  <message>
   <source>Invoice</source>
   <translation>Factura</translation>
  </message>
  <message>
   <source>Key</source>
   <translation>Clave</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Idioma</translation>
  </message>
  <message>
   <source>Launch</source>
   <translation>Lanzamiento</translation>
  </message>
  <message>
   <source>Legal address</source>
   <translation>Domicilio fiscal</translation>
  </message>
  <message>
   <source>Legal name</source>
   <translation>Razón social</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Nombre</translation>
  </message>
  <message>
   <source>New password</source>
   <translation>Contraseña nueva</translation>
  </message>
  <message>
   <source>New password again</source>
   <translation>Contraseña nueva otra vez</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Nota</translation>
  </message>
  <message>
   <source>Passengers</source>
   <translation>Pasajeros</translation>
  </message>
  <message>
   <source>Passphrase</source>
   <translation>Frase de contraseña</translation>
  </message>
  <message>
   <source>Passphrase again</source>
   <translation>Frase de contraseña, otra vez</translation>
  </message>
  <message>
   <source>Password</source>
   <translation>Contraseña</translation>
  </message>
  <message>
   <source>Password again</source>
   <translation>Contraseña otra vez</translation>
  </message>
  <message>
   <source>Payment</source>
   <translation>Pago</translation>
  </message>
  <message>
   <source>Phone</source>
   <translation>Teléfono</translation>
  </message>
  <message>
   <source>Present password</source>
   <translation>Contraseña actual</translation>
  </message>
  <message>
   <source>Price per seat</source>
   <translation>Precio por plaza</translation>
  </message>
  <message>
   <source>Query</source>
   <translation>Consulta</translation>
  </message>
  <message>
   <source>Range</source>
   <translation>Alcance</translation>
  </message>
  <message>
   <source>Reason</source>
   <translation>Motivo</translation>
  </message>
  <message>
   <source>Refund</source>
   <translation>Reembolso</translation>
  </message>
  <message>
   <source>Request id</source>
   <translation>Id. de petición</translation>
  </message>
  <message>
   <source>Rocket</source>
   <translation>Cohete</translation>
  </message>
  <message>
   <source>Rocket id</source>
   <translation>Id. de cohete</translation>
  </message>
  <message>
   <source>Role</source>
   <translation>Rol</translation>
  </message>
  <message>
   <source>Run</source>
   <translation>Ejecución</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>Búsqueda</translation>
  </message>
  <message>
   <source>Seats</source>
   <translation>Plazas</translation>
  </message>
  <message>
   <source>Status</source>
   <translation>Estado</translation>
  </message>
  <message>
   <source>Tax id</source>
   <translation>NIF</translation>
  </message>
  <message>
   <source>Test address</source>
   <translation>Dirección de prueba</translation>
  </message>
  <message>
   <source>To</source>
   <translation>Hasta</translation>
  </message>
  <message>
   <source>Total</source>
   <translation>Total</translation>
  </message>
  <message>
   <source>Travel preferences</source>
   <translation>Preferencias de viaje</translation>
  </message>
  <message>
   <source>Traveler</source>
   <translation>Viajero</translation>
  </message>
  <message>
   <source>User</source>
   <translation>Usuario</translation>
  </message>
  <message>
   <source>Where</source>
   <translation>Condición</translation>
  </message>
  <message>
   <source>Year</source>
   <translation>Año</translation>
  </message>
 </context>
 <context>
  <name>files</name>
  <message>
   <source>&amp;Copy the path</source>
   <translation>&amp;Copiar la ruta</translation>
  </message>
  <message>
   <source>No program on this computer opens PDF files. Install one, or take the file from here:</source>
   <translation>Ningún programa de este equipo abre archivos PDF. Instale uno o tome el archivo de aquí:</translation>
  </message>
  <message>
   <source>Opening…</source>
   <translation>Abriendo…</translation>
  </message>
  <message>
   <source>The file is made, and not opened</source>
   <translation>El archivo está hecho y no se abrió</translation>
  </message>
  <message>
   <source>The program that opens PDF files ended with an error. You can take the file from here:</source>
   <translation>El programa que abre archivos PDF terminó con un error. Puede tomar el archivo de aquí:</translation>
  </message>
  <message>
   <source>Written to {0}</source>
   <translation>Escrito en {0}</translation>
  </message>
 </context>
 <context>
  <name>filter examples</name>
  <message>
   <source>"ana lópez"</source>
   <translation>"ana lópez"</translation>
  </message>
  <message>
   <source>-mars</source>
   <translation>-marte</translation>
  </message>
  <message>
   <source>ana moon</source>
   <translation>ana luna</translation>
  </message>
  <message>
   <source>departs:2027-03</source>
   <translation>salida:2027-03</translation>
  </message>
  <message>
   <source>departs:next week</source>
   <translation>salida:"semana próxima"</translation>
  </message>
  <message>
   <source>email:none</source>
   <translation>correo:vacío</translation>
  </message>
  <message>
   <source>is:departing</source>
   <translation>es:salen_en_7_días</translation>
  </message>
  <message>
   <source>moon or mars</source>
   <translation>luna o marte</translation>
  </message>
  <message>
   <source>price:1000..5000</source>
   <translation>total:1000..5000</translation>
  </message>
  <message>
   <source>seats&gt;2</source>
   <translation>plazas&gt;2</translation>
  </message>
  <message>
   <source>status:hold</source>
   <translation>estado:provisional</translation>
  </message>
  <message>
   <source>traveler=Ana López</source>
   <translation>viajero=Ana López</translation>
  </message>
 </context>
 <context>
  <name>filters</name>
  <message>
   <source>a filter of this list</source>
   <translation>un filtro de esta lista</translation>
  </message>
  <message>
   <source>a number, or from..to</source>
   <translation>un número, o de..a</translation>
  </message>
  <message>
   <source>an amount, or from..to</source>
   <translation>un importe, o de..a</translation>
  </message>
  <message>
   <source>is</source>
   <translation>es</translation>
  </message>
  <message>
   <source>last 30 days</source>
   <translation>últimos 30 días</translation>
  </message>
  <message>
   <source>last 7 days</source>
   <translation>últimos 7 días</translation>
  </message>
  <message>
   <source>last month</source>
   <translation>mes pasado</translation>
  </message>
  <message>
   <source>last quarter</source>
   <translation>trimestre pasado</translation>
  </message>
  <message>
   <source>last week</source>
   <translation>semana pasada</translation>
  </message>
  <message>
   <source>last year</source>
   <translation>año pasado</translation>
  </message>
  <message>
   <source>next 7 days</source>
   <translation>próximos 7 días</translation>
  </message>
  <message>
   <source>next month</source>
   <translation>mes próximo</translation>
  </message>
  <message>
   <source>next quarter</source>
   <translation>trimestre próximo</translation>
  </message>
  <message>
   <source>next week</source>
   <translation>semana próxima</translation>
  </message>
  <message>
   <source>next year</source>
   <translation>año próximo</translation>
  </message>
  <message>
   <source>no</source>
   <translation>no</translation>
  </message>
  <message>
   <source>none</source>
   <translation>vacío|vacio|ninguno|ninguna</translation>
  </message>
  <message>
   <source>or</source>
   <translation>o</translation>
  </message>
  <message>
   <source>this month</source>
   <translation>este mes</translation>
  </message>
  <message>
   <source>this quarter</source>
   <translation>este trimestre</translation>
  </message>
  <message>
   <source>this week</source>
   <translation>esta semana</translation>
  </message>
  <message>
   <source>this year</source>
   <translation>este año</translation>
  </message>
  <message>
   <source>today</source>
   <translation>hoy</translation>
  </message>
  <message>
   <source>today, 2026-12, last week</source>
   <translation>hoy, 2026-12, semana pasada</translation>
  </message>
  <message>
   <source>tomorrow</source>
   <translation>mañana</translation>
  </message>
  <message>
   <source>words in it</source>
   <translation>palabras que contiene</translation>
  </message>
  <message>
   <source>yes</source>
   <translation>sí</translation>
  </message>
  <message>
   <source>yes or no</source>
   <translation>sí o no</translation>
  </message>
  <message>
   <source>yesterday</source>
   <translation>ayer</translation>
  </message>
 </context>
 <context>
  <name>first</name>
  <message>
   <source>A launch takes a rocket, and there is no active one: it comes first.</source>
   <translation>Un lanzamiento necesita un cohete y no hay ninguno activo: primero, el cohete.</translation>
  </message>
  <message>
   <source>A launch takes an agency and its rocket: begin with the agency.</source>
   <translation>Un lanzamiento necesita una agencia y su cohete: empiece por la agencia.</translation>
  </message>
  <message>
   <source>A rocket is an agency's, and there is no active agency: it comes first.</source>
   <translation>Un cohete es de una agencia y no hay ninguna activa: primero, la agencia.</translation>
  </message>
 </context>
 <context>
  <name>first start</name>
  <message>
   <source>A new company begins in {0}. Whoever sets it up is its administrator, and can let others in later.</source>
   <translation>En {0} empieza una empresa nueva. Quien la pone en marcha es su administrador, y después puede dar acceso a otros.</translation>
  </message>
  <message>
   <source>Begin</source>
   <translation>Empezar</translation>
  </message>
  <message>
   <source>There is no database {0} yet: with “Begin” it is made, for a new company. Whoever sets it up is its administrator, and can let others in later.</source>
   <translation>Todavía no hay ninguna base de datos {0}: con «Empezar» se crea, para una empresa nueva. Quien la pone en marcha es su administrador, y después puede dar acceso a otros.</translation>
  </message>
  <message>
   <source>Welcome to AstroBookings</source>
   <translation>Bienvenido a AstroBookings</translation>
  </message>
 </context>
 <context>
  <name>format</name>
  <message>
   <source>{count:seat|seats}</source>
   <translation>{count:plaza|plazas}</translation>
  </message>
 </context>
 <context>
  <name>forms</name>
  <message>
   <source>+34 612 408 551</source>
   <translation>+34 612 408 551</translation>
  </message>
  <message>
   <source>1,250,000.00</source>
   <translation>1.250.000,00</translation>
  </message>
  <message>
   <source>A new capacity reaches the rocket's open launches.</source>
   <translation>La nueva capacidad llega a los lanzamientos abiertos del cohete.</translation>
  </message>
  <message>
   <source>About</source>
   <translation>Descripción</translation>
  </message>
  <message>
   <source>Agency</source>
   <translation>Agencia</translation>
  </message>
  <message>
   <source>By the destination</source>
   <translation>El que pida el destino</translation>
  </message>
  <message>
   <source>Capacity</source>
   <translation>Capacidad</translation>
  </message>
  <message>
   <source>Contact</source>
   <translation>Contacto</translation>
  </message>
  <message>
   <source>Departs</source>
   <translation>Salida</translation>
  </message>
  <message>
   <source>Destination</source>
   <translation>Destino</translation>
  </message>
  <message>
   <source>E-mail</source>
   <translation>Correo</translation>
  </message>
  <message>
   <source>Emergency contact</source>
   <translation>Contacto de emergencia</translation>
  </message>
  <message>
   <source>Invoices need legal name, tax id and legal address; they may come later.</source>
   <translation>Las facturas necesitan razón social, NIF y domicilio fiscal; pueden añadirse después.</translation>
  </message>
  <message>
   <source>Language of messages</source>
   <translation>Idioma de los mensajes</translation>
  </message>
  <message>
   <source>Legal address</source>
   <translation>Domicilio fiscal</translation>
  </message>
  <message>
   <source>Legal name</source>
   <translation>Razón social</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Nombre</translation>
  </message>
  <message>
   <source>People who work here, and staff of an agency. The e-mail is needed to sign in.</source>
   <translation>Quienes trabajan aquí y el personal de una agencia. El correo hace falta para iniciar sesión.</translation>
  </message>
  <message>
   <source>Phone</source>
   <translation>Teléfono</translation>
  </message>
  <message>
   <source>Price per seat</source>
   <translation>Precio por plaza</translation>
  </message>
  <message>
   <source>Range</source>
   <translation>Alcance</translation>
  </message>
  <message>
   <source>Range it needs</source>
   <translation>Alcance necesario</translation>
  </message>
  <message>
   <source>Rocket</source>
   <translation>Cohete</translation>
  </message>
  <message>
   <source>Role</source>
   <translation>Rol</translation>
  </message>
  <message>
   <source>Schedule launch</source>
   <translation>Programar lanzamiento</translation>
  </message>
  <message>
   <source>Seats are sold from now until the launch. A later date is a delay, not an edit.</source>
   <translation>Las plazas se venden desde ahora hasta el lanzamiento. Una fecha posterior es un retraso, no una edición.</translation>
  </message>
  <message>
   <source>Tax id</source>
   <translation>NIF</translation>
  </message>
  <message>
   <source>The traveler does not sign in; this is a record at the desk.</source>
   <translation>El viajero no inicia sesión; esta es una ficha del mostrador.</translation>
  </message>
  <message>
   <source>Wishes</source>
   <translation>Deseos</translation>
  </message>
  <message>
   <source>agency</source>
   <translation>agencia</translation>
  </message>
  <message>
   <source>for invoices</source>
   <translation>para facturas</translation>
  </message>
  <message>
   <source>for its staff only</source>
   <translation>solo para su personal</translation>
  </message>
  <message>
   <source>if we don't know the destination</source>
   <translation>si no se conoce el destino</translation>
  </message>
  <message>
   <source>launch</source>
   <translation>lanzamiento</translation>
  </message>
  <message>
   <source>name@example.org</source>
   <translation>nombre@example.org</translation>
  </message>
  <message>
   <source>optional</source>
   <translation>opcional</translation>
  </message>
  <message>
   <source>optional, unique</source>
   <translation>opcional, único</translation>
  </message>
  <message>
   <source>required</source>
   <translation>obligatorio</translation>
  </message>
  <message>
   <source>required, 1 to 100,000</source>
   <translation>obligatorio, de 1 a 100.000</translation>
  </message>
  <message>
   <source>required, unique</source>
   <translation>obligatorio, único</translation>
  </message>
  <message>
   <source>required, your time zone</source>
   <translation>obligatorio, su zona horaria</translation>
  </message>
  <message>
   <source>rocket</source>
   <translation>cohete</translation>
  </message>
  <message>
   <source>traveler</source>
   <translation>viajero</translation>
  </message>
  <message>
   <source>user</source>
   <translation>usuario</translation>
  </message>
 </context>
 <context>
  <name>help</name>
  <message>
   <source>A refusal’s first way out; launches as a list</source>
   <translation>Primera salida de un rechazo; lanzamientos en lista</translation>
  </message>
  <message>
   <source>All keys, and what may stand in a search field</source>
   <translation>Todas las teclas y lo que se puede escribir en un campo de búsqueda</translation>
  </message>
  <message>
   <source>An invoice’s note</source>
   <translation>La nota de una factura</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>Atrás</translation>
  </message>
  <message>
   <source>Cancel seats</source>
   <translation>Cancelar plazas</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Cerrar</translation>
  </message>
  <message>
   <source>Columns</source>
   <translation>Columnas</translation>
  </message>
  <message>
   <source>Copy the selected rows</source>
   <translation>Copiar las filas seleccionadas</translation>
  </message>
  <message>
   <source>Do something</source>
   <translation>Buscar una acción</translation>
  </message>
  <message>
   <source>Every action by name</source>
   <translation>Todas las acciones por su nombre</translation>
  </message>
  <message>
   <source>Export this list</source>
   <translation>Exportar esta lista</translation>
  </message>
  <message>
   <source>Find a booking</source>
   <translation>Buscar una reserva</translation>
  </message>
  <message>
   <source>Full screen</source>
   <translation>Pantalla completa</translation>
  </message>
  <message>
   <source>Go somewhere</source>
   <translation>Ir a un sitio</translation>
  </message>
  <message>
   <source>Go to any record</source>
   <translation>Ir a cualquier ficha</translation>
  </message>
  <message>
   <source>Hold</source>
   <translation>Reserva provisional</translation>
  </message>
  <message>
   <source>Import a file</source>
   <translation>Importar un archivo</translation>
  </message>
  <message>
   <source>In a search field</source>
   <translation>En un campo de búsqueda</translation>
  </message>
  <message>
   <source>Inbox</source>
   <translation>Bandeja de entrada</translation>
  </message>
  <message>
   <source>Its second way out; launches by month</source>
   <translation>Su segunda salida; lanzamientos por mes</translation>
  </message>
  <message>
   <source>Keep the search as a filter</source>
   <translation>Guardar la búsqueda como filtro</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Teclas</translation>
  </message>
  <message>
   <source>Launch</source>
   <translation>Lanzamiento</translation>
  </message>
  <message>
   <source>Lock</source>
   <translation>Bloqueo</translation>
  </message>
  <message>
   <source>Monday to Sunday</source>
   <translation>de lunes a domingo</translation>
  </message>
  <message>
   <source>Move a booking</source>
   <translation>Trasladar una reserva</translation>
  </message>
  <message>
   <source>Name passengers</source>
   <translation>Indicar pasajeros</translation>
  </message>
  <message>
   <source>Narrow sidebar</source>
   <translation>Barra lateral estrecha</translation>
  </message>
  <message>
   <source>New</source>
   <translation>Nuevo</translation>
  </message>
  <message>
   <source>Next pane</source>
   <translation>Panel siguiente</translation>
  </message>
  <message>
   <source>Next tab</source>
   <translation>Pestaña siguiente</translation>
  </message>
  <message>
   <source>One step back</source>
   <translation>Un paso atrás</translation>
  </message>
  <message>
   <source>Open the invoice</source>
   <translation>Abrir la factura</translation>
  </message>
  <message>
   <source>Pause or go on with jobs</source>
   <translation>Pausar o seguir con las tareas</translation>
  </message>
  <message>
   <source>Previous tab</source>
   <translation>Pestaña anterior</translation>
  </message>
  <message>
   <source>Previous, next record</source>
   <translation>Ficha anterior, siguiente</translation>
  </message>
  <message>
   <source>Print the ticket</source>
   <translation>Imprimir el billete</translation>
  </message>
  <message>
   <source>Print the ticket, open the invoice</source>
   <translation>Imprimir el billete, abrir la factura</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>Salir</translation>
  </message>
  <message>
   <source>Read again</source>
   <translation>Leer de nuevo</translation>
  </message>
  <message>
   <source>Redo it</source>
   <translation>Rehacerlo</translation>
  </message>
  <message>
   <source>Reports</source>
   <translation>Informes</translation>
  </message>
  <message>
   <source>Retry all failed jobs</source>
   <translation>Reintentar las tareas fallidas</translation>
  </message>
  <message>
   <source>Search this list</source>
   <translation>Buscar en esta lista</translation>
  </message>
  <message>
   <source>Seats</source>
   <translation>Plazas</translation>
  </message>
  <message>
   <source>Select all</source>
   <translation>Seleccionar todo</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Ajustes</translation>
  </message>
  <message>
   <source>The first related record</source>
   <translation>La primera ficha relacionada</translation>
  </message>
  <message>
   <source>The main thing: sell, save, edit, reviewed</source>
   <translation>Lo principal: vender, guardar, editar, revisada</translation>
  </message>
  <message>
   <source>The record's actions</source>
   <translation>Las acciones de la ficha</translation>
  </message>
  <message>
   <source>The window</source>
   <translation>La ventana</translation>
  </message>
  <message>
   <source>This page</source>
   <translation>Esta página</translation>
  </message>
  <message>
   <source>Transfer a booking</source>
   <translation>Transferir una reserva</translation>
  </message>
  <message>
   <source>Transfer a booking; an invoice’s note</source>
   <translation>Transferir una reserva; nota de una factura</translation>
  </message>
  <message>
   <source>Traveler</source>
   <translation>Viajero</translation>
  </message>
  <message>
   <source>Undo an edit</source>
   <translation>Deshacer una edición</translation>
  </message>
  <message>
   <source>Void a sale</source>
   <translation>Anular una venta</translation>
  </message>
  <message>
   <source>a chip’s filter</source>
   <translation>el filtro de un botón</translation>
  </message>
  <message>
   <source>a field</source>
   <translation>un campo</translation>
  </message>
  <message>
   <source>all of March</source>
   <translation>todo marzo</translation>
  </message>
  <message>
   <source>both words</source>
   <translation>las dos palabras</translation>
  </message>
  <message>
   <source>either</source>
   <translation>una u otra</translation>
  </message>
  <message>
   <source>empty</source>
   <translation>vacío</translation>
  </message>
  <message>
   <source>from, to</source>
   <translation>desde, hasta</translation>
  </message>
  <message>
   <source>more than</source>
   <translation>más de</translation>
  </message>
  <message>
   <source>not</source>
   <translation>no</translation>
  </message>
  <message>
   <source>the whole text</source>
   <translation>el texto entero</translation>
  </message>
  <message>
   <source>together</source>
   <translation>juntas</translation>
  </message>
 </context>
 <context>
  <name>history</name>
  <message>
   <source>Activated</source>
   <translation>Activación</translation>
  </message>
  <message>
   <source>Address refused by the mail server</source>
   <translation>Dirección rechazada por el servidor de correo</translation>
  </message>
  <message>
   <source>Address taken again by the mail server</source>
   <translation>Dirección aceptada de nuevo por el servidor de correo</translation>
  </message>
  <message>
   <source>Announced</source>
   <translation>Anuncio de pago</translation>
  </message>
  <message>
   <source>Announced to VIP travelers</source>
   <translation>Anunciado a los viajeros VIP</translation>
  </message>
  <message>
   <source>Announced: {values}</source>
   <translation>Anuncio de pago: {values}</translation>
  </message>
  <message>
   <source>Backed up</source>
   <translation>Copia de seguridad hecha</translation>
  </message>
  <message>
   <source>Canceled</source>
   <translation>Cancelación</translation>
  </message>
  <message>
   <source>Canceled {cause}</source>
   <translation>Cancelación {cause}</translation>
  </message>
  <message>
   <source>Canceled {cause}: {percent} % back, {money}</source>
   <translation>Cancelación {cause}: {percent} % devuelto, {money}</translation>
  </message>
  <message>
   <source>Canceled, {cause}</source>
   <translation>Cancelación, {cause}</translation>
  </message>
  <message>
   <source>Canceled, {cause}: {percent} % back, {money}</source>
   <translation>Cancelación, {cause}: {percent} % devuelto, {money}</translation>
  </message>
  <message>
   <source>Can’t be read: check the database</source>
   <translation>No se puede leer: compruebe la base de datos</translation>
  </message>
  <message>
   <source>Created</source>
   <translation>Alta</translation>
  </message>
  <message>
   <source>Created by {name}: {values}</source>
   <translation>Alta por {name}: {values}</translation>
  </message>
  <message>
   <source>Deactivated</source>
   <translation>Desactivación</translation>
  </message>
  <message>
   <source>Delayed</source>
   <translation>Retraso</translation>
  </message>
  <message>
   <source>Deleted</source>
   <translation>Eliminación</translation>
  </message>
  <message>
   <source>Discarded</source>
   <translation>Descarte</translation>
  </message>
  <message>
   <source>Edited</source>
   <translation>Modificación</translation>
  </message>
  <message>
   <source>Failed to sign in</source>
   <translation>Inicio de sesión fallido</translation>
  </message>
  <message>
   <source>Failed to sign in {0:time|times}</source>
   <translation>Inicio de sesión fallido {0:vez|veces}</translation>
  </message>
  <message>
   <source>File archived</source>
   <translation>Archivo guardado</translation>
  </message>
  <message>
   <source>Held {seats}, {money}</source>
   <translation>Provisional: {seats}, {money}</translation>
  </message>
  <message>
   <source>Hold confirmed</source>
   <translation>Reserva provisional confirmada</translation>
  </message>
  <message>
   <source>Hold lapsed, seats released</source>
   <translation>Reserva provisional caducada, plazas liberadas</translation>
  </message>
  <message>
   <source>Imported {name}</source>
   <translation>Importación: {name}</translation>
  </message>
  <message>
   <source>Issued</source>
   <translation>Emisión</translation>
  </message>
  <message>
   <source>Issued by {name}: {values}</source>
   <translation>Emisión por {name}: {values}</translation>
  </message>
  <message>
   <source>Kept {seats}, the rest was canceled</source>
   <translation>Quedan: {seats}; el resto se canceló</translation>
  </message>
  <message>
   <source>Locked</source>
   <translation>Bloqueo</translation>
  </message>
  <message>
   <source>Locked {0:time|times}</source>
   <translation>Bloqueo {0:vez|veces}</translation>
  </message>
  <message>
   <source>Marked sent</source>
   <translation>Envío confirmado a mano</translation>
  </message>
  <message>
   <source>Moved here from another launch: {seats}, {money}</source>
   <translation>Traslado desde otro lanzamiento: {seats}, {money}</translation>
  </message>
  <message>
   <source>Moved here from {locator}: {seats}, {money} when confirmed</source>
   <translation>Traslado desde {locator}: {seats}, {money} al confirmar</translation>
  </message>
  <message>
   <source>Moved here from {locator}: {seats}, {money}; to pay back {owed}</source>
   <translation>Traslado desde {locator}: {seats}, {money}; a devolver {owed}</translation>
  </message>
  <message>
   <source>Moved here from {locator}: {seats}, {money}; to pay {owed}</source>
   <translation>Traslado desde {locator}: {seats}, {money}; a pagar {owed}</translation>
  </message>
  <message>
   <source>Moved on to {locator}</source>
   <translation>Traslado a {locator}</translation>
  </message>
  <message>
   <source>Moved on to {locator}: {percent} % back, {money}</source>
   <translation>Traslado a {locator}: {percent} % devuelto, {money}</translation>
  </message>
  <message>
   <source>Now {status}</source>
   <translation>Ahora: {status}</translation>
  </message>
  <message>
   <source>One-time code given</source>
   <translation>Entrega de un código de un solo uso</translation>
  </message>
  <message>
   <source>Outcome corrected</source>
   <translation>Resultado corregido</translation>
  </message>
  <message>
   <source>Paid: {values}</source>
   <translation>Pago: {values}</translation>
  </message>
  <message>
   <source>Password set</source>
   <translation>Contraseña cambiada</translation>
  </message>
  <message>
   <source>Refused for want of a right</source>
   <translation>Rechazo por falta de permiso</translation>
  </message>
  <message>
   <source>Reminded</source>
   <translation>Recordatorio</translation>
  </message>
  <message>
   <source>Review taken back</source>
   <translation>Revisión retirada</translation>
  </message>
  <message>
   <source>Reviewed</source>
   <translation>Revisión</translation>
  </message>
  <message>
   <source>Sale voided: {percent} % back, {money}</source>
   <translation>Venta anulada: {percent} % devuelto, {money}</translation>
  </message>
  <message>
   <source>Scheduled</source>
   <translation>Programación</translation>
  </message>
  <message>
   <source>Scheduled by {name}: {values}</source>
   <translation>Programación por {name}: {values}</translation>
  </message>
  <message>
   <source>Sent again by hand</source>
   <translation>Nuevo envío a mano</translation>
  </message>
  <message>
   <source>Settings changed</source>
   <translation>Ajustes cambiados</translation>
  </message>
  <message>
   <source>Signed in</source>
   <translation>Sesión iniciada</translation>
  </message>
  <message>
   <source>Signed in {0:time|times}</source>
   <translation>Sesión iniciada {0:vez|veces}</translation>
  </message>
  <message>
   <source>Signed out</source>
   <translation>Sesión cerrada</translation>
  </message>
  <message>
   <source>Signed out {0:time|times}</source>
   <translation>Sesión cerrada {0:vez|veces}</translation>
  </message>
  <message>
   <source>Sold {seats}, {money}</source>
   <translation>Venta de {seats}, {money}</translation>
  </message>
  <message>
   <source>Split off: {seats}</source>
   <translation>Separada: {seats}</translation>
  </message>
  <message>
   <source>Status brought up to date</source>
   <translation>Estado actualizado</translation>
  </message>
  <message>
   <source>Transferred from {old} to {new}</source>
   <translation>Transferencia de {old} a {new}</translation>
  </message>
  <message>
   <source>Transferred to another traveler</source>
   <translation>Transferencia a otro viajero</translation>
  </message>
  <message>
   <source>Tried again by hand</source>
   <translation>Nuevo intento a mano</translation>
  </message>
  <message>
   <source>last {when}</source>
   <translation>la última, {when}</translation>
  </message>
  <message>
   <source>no</source>
   <translation>no</translation>
  </message>
  <message>
   <source>nothing</source>
   <translation>nada</translation>
  </message>
  <message>
   <source>yes</source>
   <translation>sí</translation>
  </message>
  <message>
   <source>{reason} (allowed by {name})</source>
   <translation>{reason} (con permiso de {name})</translation>
  </message>
 </context>
 <context>
  <name>import</name>
  <message>
   <source>&amp;Another text</source>
   <translation>O&amp;tro texto</translation>
  </message>
  <message>
   <source>&amp;Back</source>
   <translation>&amp;Atrás</translation>
  </message>
  <message>
   <source>&amp;Close</source>
   <translation>&amp;Cerrar</translation>
  </message>
  <message>
   <source>&amp;File</source>
   <translation>&amp;Archivo</translation>
  </message>
  <message>
   <source>&amp;Import</source>
   <translation>&amp;Importar</translation>
  </message>
  <message>
   <source>&amp;Import {0:row|rows}</source>
   <translation>&amp;Importar {0:fila|filas}</translation>
  </message>
  <message>
   <source>&amp;Import {0:row|rows}, {1:possible duplicate|possible duplicates}</source>
   <translation>&amp;Importar {0:fila|filas}, {1:posible duplicado|posibles duplicados}</translation>
  </message>
  <message>
   <source>&amp;Know repeats by “{0}”</source>
   <translation>Reconocer repeticiones &amp;por «{0}»</translation>
  </message>
  <message>
   <source>&amp;Next</source>
   <translation>&amp;Siguiente</translation>
  </message>
  <message>
   <source>&amp;Preview</source>
   <translation>Vi&amp;sta previa</translation>
  </message>
  <message>
   <source>&amp;Repeats are known by</source>
   <translation>Las &amp;repeticiones se reconocen por</translation>
  </message>
  <message>
   <source>&amp;Take {0:good row|good rows} and leave the refused</source>
   <translation>Ac&amp;eptar {0:fila buena|filas buenas} y dejar las rechazadas</translation>
  </message>
  <message>
   <source>&amp;Undo this import…</source>
   <translation>&amp;Deshacer esta importación…</translation>
  </message>
  <message>
   <source>&amp;What is imported</source>
   <translation>&amp;Qué se importa</translation>
  </message>
  <message>
   <source>&amp;What is in it</source>
   <translation>&amp;Qué contiene</translation>
  </message>
  <message>
   <source>Agencies and rockets may be given by number, e-mail or name. A date without a time is 00:00 UTC. Past launches need their final status; they cause no invoice, no message.</source>
   <translation>Agencias y cohetes se indican por número, correo o nombre. Una fecha sin hora es 00:00 UTC. Los lanzamientos pasados necesitan su estado final; no causan facturas ni mensajes.</translation>
  </message>
  <message>
   <source>Agencies may be given by number, e-mail or name.</source>
   <translation>Las agencias pueden darse por número, correo o nombre.</translation>
  </message>
  <message>
   <source>An import can be undone as long as nothing depends on what it wrote.</source>
   <translation>Una importación se puede deshacer mientras nada dependa de lo que escribió.</translation>
  </message>
  <message>
   <source>CSV, text with tabs or bars, or a spreadsheet (XLSX)</source>
   <translation>CSV, texto con tabuladores o barras, o una hoja de cálculo (XLSX)</translation>
  </message>
  <message>
   <source>Capacity of rockets made</source>
   <translation>Capacidad de los cohetes creados</translation>
  </message>
  <message>
   <source>Capacity of rockets that are made</source>
   <translation>Capacidad de los cohetes que se crean</translation>
  </message>
  <message>
   <source>Choose a file.</source>
   <translation>Elija un archivo.</translation>
  </message>
  <message>
   <source>Choose the file’s column for: {0}. Or enter a value for all rows.</source>
   <translation>Elija la columna del archivo para: {0}. O escriba un valor para todas las filas.</translation>
  </message>
  <message>
   <source>Choose “{0}” in “Repeats are known by”, a step back.</source>
   <translation>Elija «{0}» en «Las repeticiones se reconocen por», un paso atrás.</translation>
  </message>
  <message>
   <source>Column of text {0}</source>
   <translation>Columna del texto {0}</translation>
  </message>
  <message>
   <source>Columns of the file that are not taken: {0}</source>
   <translation>Columnas del archivo que no se toman: {0}</translation>
  </message>
  <message>
   <source>Else for all rows</source>
   <translation>Si no, para todas las filas</translation>
  </message>
  <message>
   <source>File</source>
   <translation>Archivo</translation>
  </message>
  <message>
   <source>File → Imports takes it back while nothing depends on it.</source>
   <translation>Archivo → Importaciones la retira mientras nada dependa de ella.</translation>
  </message>
  <message>
   <source>From the file</source>
   <translation>Del archivo</translation>
  </message>
  <message>
   <source>If anything depends on one of them, nothing is changed</source>
   <translation>Si algo depende de uno de ellos, no se cambia nada</translation>
  </message>
  <message>
   <source>If repeats are known by “{0}”, they make no new records and fill only what is empty.</source>
   <translation>Si las repeticiones se reconocen por «{0}», no crean fichas nuevas y solo rellenan lo que está vacío.</translation>
  </message>
  <message>
   <source>If repeats are known by “{0}”, {1:of them fills|of them fill} only what is empty; the others are refused, since several records have the same.</source>
   <translation>Si las repeticiones se reconocen por «{0}», {1:de ellas rellena|de ellas rellenan} solo lo que está vacío; las demás se rechazan, porque varias fichas tienen lo mismo.</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>Importar</translation>
  </message>
  <message>
   <source>Import {0}</source>
   <translation>Importar {0}</translation>
  </message>
  <message>
   <source>Imports</source>
   <translation>Importaciones</translation>
  </message>
  <message>
   <source>In the file</source>
   <translation>En el archivo</translation>
  </message>
  <message>
   <source>Line</source>
   <translation>Línea</translation>
  </message>
  <message>
   <source>Make missing a&amp;gencies</source>
   <translation>Crear las a&amp;gencias que falten</translation>
  </message>
  <message>
   <source>Make missing roc&amp;kets</source>
   <translation>Crear los co&amp;hetes que falten</translation>
  </message>
  <message>
   <source>Make new records of the {0:possible duplicate|possible duplicates} &amp;all the same</source>
   <translation>Crear fichas nuevas &amp;también con {0:posible duplicado|posibles duplicados}</translation>
  </message>
  <message>
   <source>Nobody else can save anything while so many rows are imported.</source>
   <translation>Nadie más puede guardar nada mientras se importan tantas filas.</translation>
  </message>
  <message>
   <source>Nothing is imported yet; what you chose for the columns is lost.</source>
   <translation>Aún no se ha importado nada; se pierde lo que eligió para las columnas.</translation>
  </message>
  <message>
   <source>Nothing is written before you have seen every row.</source>
   <translation>No se escribe nada antes de que usted haya visto cada fila.</translation>
  </message>
  <message>
   <source>Nothing of {0} was new, so nothing was written.</source>
   <translation>Nada de {0} era nuevo, así que no se escribió nada.</translation>
  </message>
  <message>
   <source>Nothing was imported yet.</source>
   <translation>Aún no se ha importado nada.</translation>
  </message>
  <message>
   <source>Our column</source>
   <translation>Nuestra columna</translation>
  </message>
  <message>
   <source>Repeats are known by</source>
   <translation>Las repeticiones se reconocen por</translation>
  </message>
  <message>
   <source>Repeats can’t be known by {0}: the file doesn’t give it. Choose another.</source>
   <translation>Las repeticiones no pueden reconocerse por {0}: el archivo no lo trae. Elija otra columna.</translation>
  </message>
  <message>
   <source>Rows</source>
   <translation>Filas</translation>
  </message>
  <message>
   <source>Several records have the same already, so no column tells which is meant.</source>
   <translation>Ya hay varias fichas con lo mismo, así que ninguna columna dice de cuál se trata.</translation>
  </message>
  <message>
   <source>Somebody changed something meanwhile, so nothing was taken: look again.</source>
   <translation>Entretanto alguien cambió algo, así que no se tomó nada: vuelva a mirar.</translation>
  </message>
  <message>
   <source>Such as</source>
   <translation>Por ejemplo</translation>
  </message>
  <message>
   <source>Tables (*.csv *.txt *.tsv *.xlsx);;All files (*)</source>
   <translation>Tablas (*.csv *.txt *.tsv *.xlsx);;Todos los archivos (*)</translation>
  </message>
  <message>
   <source>Text {0} in the file</source>
   <translation>Texto {0} en el archivo</translation>
  </message>
  <message>
   <source>Texts that mean something else</source>
   <translation>Textos que significan otra cosa</translation>
  </message>
  <message>
   <source>The file to import</source>
   <translation>El archivo que se importa</translation>
  </message>
  <message>
   <source>These columns look more like {0}: {1} of them are known there.</source>
   <translation>Estas columnas parecen más bien de {0}: allí se conocen {1} de ellas.</translation>
  </message>
  <message>
   <source>Tick the box to confirm: “{0}”.</source>
   <translation>Marque la casilla para confirmar: «{0}».</translation>
  </message>
  <message>
   <source>Undo import</source>
   <translation>Deshacer importación</translation>
  </message>
  <message>
   <source>Undo the import of {0}?</source>
   <translation>¿Deshacer la importación de {0}?</translation>
  </message>
  <message>
   <source>What</source>
   <translation>Qué</translation>
  </message>
  <message>
   <source>What becomes of it</source>
   <translation>Qué ocurre con cada uno</translation>
  </message>
  <message>
   <source>What is imported</source>
   <translation>Qué se importa</translation>
  </message>
  <message>
   <source>What text {0} means</source>
   <translation>Qué significa el texto {0}</translation>
  </message>
  <message>
   <source>When</source>
   <translation>Cuándo</translation>
  </message>
  <message>
   <source>Who</source>
   <translation>Quién</translation>
  </message>
  <message>
   <source>Why</source>
   <translation>Por qué</translation>
  </message>
  <message>
   <source>agencies and rockets made: {0}</source>
   <translation>agencias y cohetes creados: {0}</translation>
  </message>
  <message>
   <source>any column</source>
   <translation>cualquier columna</translation>
  </message>
  <message>
   <source>bar</source>
   <translation>barra</translation>
  </message>
  <message>
   <source>comma</source>
   <translation>coma</translation>
  </message>
  <message>
   <source>fills a row above</source>
   <translation>completa una fila anterior</translation>
  </message>
  <message>
   <source>fills {0}</source>
   <translation>completa {0}</translation>
  </message>
  <message>
   <source>in the file</source>
   <translation>en el archivo</translation>
  </message>
  <message>
   <source>means</source>
   <translation>significa</translation>
  </message>
  <message>
   <source>new {0}</source>
   <translation>alta de {0}</translation>
  </message>
  <message>
   <source>nothing</source>
   <translation>nada</translation>
  </message>
  <message>
   <source>nothing: every row is new</source>
   <translation>nada: todas las filas son nuevas</translation>
  </message>
  <message>
   <source>optional, such as Success for launched, or “-” for nothing</source>
   <translation>opcional, por ejemplo Success en lugar de launched, o «-» en lugar de nada</translation>
  </message>
  <message>
   <source>possible duplicate of line {0} (“{1}”)</source>
   <translation>posible duplicado de la línea {0} («{1}»)</translation>
  </message>
  <message>
   <source>possible duplicate of {0} (“{1}”)</source>
   <translation>posible duplicado de {0} («{1}»)</translation>
  </message>
  <message>
   <source>possible duplicate of {0}, number {1} (“{2}”)</source>
   <translation>posible duplicado de {0}, número {1} («{2}»)</translation>
  </message>
  <message>
   <source>refused</source>
   <translation>rechazado</translation>
  </message>
  <message>
   <source>repeats “{0}” and adds nothing</source>
   <translation>repite «{0}» y no añade nada</translation>
  </message>
  <message>
   <source>repeats “{0}”, adds: {1}</source>
   <translation>repite «{0}», añade: {1}</translation>
  </message>
  <message>
   <source>semicolon</source>
   <translation>punto y coma</translation>
  </message>
  <message>
   <source>skipped</source>
   <translation>omitido</translation>
  </message>
  <message>
   <source>tab</source>
   <translation>tabulador</translation>
  </message>
  <message>
   <source>the launch to {0} on {1}</source>
   <translation>el lanzamiento a {0} del {1}</translation>
  </message>
  <message>
   <source>undone {0}</source>
   <translation>deshecha {0}</translation>
  </message>
  <message>
   <source>{0:launch|launches} to come, any VIP travelers are told about {0:=it|them}</source>
   <translation>{0:lanzamiento futuro|lanzamientos futuros}, con aviso a los viajeros VIP que haya</translation>
  </message>
  <message>
   <source>{0:launch|launches} to come, {1:message|messages} to VIP travelers about {0:=it|them}</source>
   <translation>{0:lanzamiento futuro|lanzamientos futuros}, con {1:mensaje|mensajes} a viajeros VIP</translation>
  </message>
  <message>
   <source>{0:possible duplicate|possible duplicates}: the same {1} as in a record that is there or in an earlier row.</source>
   <translation>{0:posible duplicado|posibles duplicados}: lo mismo en {1} que una ficha que ya está o que una fila anterior.</translation>
  </message>
  <message>
   <source>{0:record gets|records get} back the empty columns that it filled</source>
   <translation>{0:ficha recupera|fichas recuperan} vacías las columnas que completó</translation>
  </message>
  <message>
   <source>{0:record|records} removed, {1} emptied</source>
   <translation>{0:ficha eliminada|fichas eliminadas}, {1:vaciada|vaciadas}</translation>
  </message>
  <message>
   <source>{0:record|records} that it made {0:=is|are} deleted</source>
   <translation>Se {0:=elimina|eliminan} {0:ficha|fichas} que creó</translation>
  </message>
  <message>
   <source>{0:row|rows}</source>
   <translation>{0:fila|filas}</translation>
  </message>
  <message>
   <source>{0} (none by mail)</source>
   <translation>{0} (ninguno por correo)</translation>
  </message>
  <message>
   <source>{0} (required)</source>
   <translation>{0} (obligatorio)</translation>
  </message>
  <message>
   <source>{0} ({1} of them by mail)</source>
   <translation>{0} ({1} de ellos por correo)</translation>
  </message>
  <message>
   <source>{0} for all rows</source>
   <translation>{0} para todas las filas</translation>
  </message>
  <message>
   <source>{0} from the file</source>
   <translation>{0} del archivo</translation>
  </message>
  <message>
   <source>{0} merged</source>
   <translation>{0:combinado|combinados}</translation>
  </message>
  <message>
   <source>{0} new</source>
   <translation>{0:nuevo|nuevos}</translation>
  </message>
  <message>
   <source>{0} new, {1} merged</source>
   <translation>{0:nuevo|nuevos}, {1:combinado|combinados}</translation>
  </message>
  <message>
   <source>{0} refused</source>
   <translation>{0:rechazado|rechazados}</translation>
  </message>
  <message>
   <source>{0} skipped</source>
   <translation>{0:omitido|omitidos}</translation>
  </message>
  <message>
   <source>{0} was imported into {1}. Below stands what became of each row.</source>
   <translation>{0} se importó en {1}. Abajo está lo que pasó con cada fila.</translation>
  </message>
  <message>
   <source>— not in the file</source>
   <translation>— no está en el archivo</translation>
  </message>
  <message>
   <source>“{0}”</source>
   <translation>«{0}»</translation>
  </message>
 </context>
 <context>
  <name>inbox</name>
  <message>
   <source>{0:job|jobs} for this cause</source>
   <translation>{0:tarea|tareas} por esta causa</translation>
  </message>
 </context>
 <context>
  <name>jobs</name>
  <message>
   <source>A fault of the program, tried again by itself. Report it if it stays.</source>
   <translation>Un fallo del programa, que se reintenta por sí solo. Comuníquelo si persiste.</translation>
  </message>
  <message>
   <source>A fault of the program: retry, and report it if it stays.</source>
   <translation>Un fallo del programa: reintente, y comuníquelo si persiste.</translation>
  </message>
  <message>
   <source>Ask the recipient, then mark it sent or send it again in Notifications.</source>
   <translation>Pregunte al destinatario y márquelo como enviado o envíelo otra vez en Avisos.</translation>
  </message>
  <message>
   <source>Care of invoices</source>
   <translation>Cuidado de las facturas</translation>
  </message>
  <message>
   <source>Care of the search</source>
   <translation>Cuidado de la búsqueda</translation>
  </message>
  <message>
   <source>Clearing of old jobs</source>
   <translation>Limpieza de tareas</translation>
  </message>
  <message>
   <source>Correct the address, which is marked at the person, then retry; or cancel it.</source>
   <translation>Corrija la dirección, marcada en la persona, y reintente; o cancélela.</translation>
  </message>
  <message>
   <source>Correct what it names, then retry; or cancel it.</source>
   <translation>Corrija lo que indica y reintente; o cancélela.</translation>
  </message>
  <message>
   <source>Daily backup</source>
   <translation>Copia de seguridad diaria</translation>
  </message>
  <message>
   <source>File of an invoice</source>
   <translation>Archivo de una factura</translation>
  </message>
  <message>
   <source>Holds that run out</source>
   <translation>Caducidad de reservas</translation>
  </message>
  <message>
   <source>Install the newer version of the program; it waits until then.</source>
   <translation>Instale la versión más nueva del programa; espera hasta entonces.</translation>
  </message>
  <message>
   <source>Invoice of a launch</source>
   <translation>Factura de lanzamiento</translation>
  </message>
  <message>
   <source>It goes on by itself as soon as that is entered.</source>
   <translation>Continúa por sí sola en cuanto se rellene.</translation>
  </message>
  <message>
   <source>It goes on by itself as soon as the settings are right.</source>
   <translation>Continúa por sí sola en cuanto los ajustes sean correctos.</translation>
  </message>
  <message>
   <source>It goes on by itself once the server answers; nothing is lost.</source>
   <translation>Continúa por sí sola cuando el servidor responda; no se pierde nada.</translation>
  </message>
  <message>
   <source>It is tried again by itself, ten times in all.</source>
   <translation>Se reintenta por sí sola, diez veces en total.</translation>
  </message>
  <message>
   <source>It was tried ten times: see to the cause, then retry.</source>
   <translation>Se intentó diez veces: atienda la causa y reintente.</translation>
  </message>
  <message>
   <source>Mail</source>
   <translation>Correo</translation>
  </message>
  <message>
   <source>Make room on the disk; it goes on by itself.</source>
   <translation>Haga sitio en el disco; continúa por sí sola.</translation>
  </message>
  <message>
   <source>Messages of a launch</source>
   <translation>Avisos de lanzamiento</translation>
  </message>
  <message>
   <source>News of a launch to VIPs</source>
   <translation>Anuncio a los VIP</translation>
  </message>
  <message>
   <source>Plug in the disk, or set another folder; it goes on by itself.</source>
   <translation>Conecte el disco o indique otra carpeta; continúa por sí sola.</translation>
  </message>
  <message>
   <source>The server doesn't want this message: ask who runs it, then retry, or cancel.</source>
   <translation>El servidor no quiere este mensaje: pregunte a quien lo administra y reintente, o cancélela.</translation>
  </message>
  <message>
   <source>Try it again if nobody was told; otherwise cancel it.</source>
   <translation>Reinténtela si nadie fue avisado; si no, cancélela.</translation>
  </message>
  <message>
   <source>as its turn comes</source>
   <translation>cuando le toque</translation>
  </message>
  <message>
   <source>by hand</source>
   <translation>a mano</translation>
  </message>
  <message>
   <source>in {0}</source>
   <translation>en {0}</translation>
  </message>
  <message>
   <source>the worker is paused</source>
   <translation>el proceso está en pausa</translation>
  </message>
  <message>
   <source>when set</source>
   <translation>al ajustarlo</translation>
  </message>
  <message>
   <source>{0:day|days}</source>
   <translation>{0:día|días}</translation>
  </message>
  <message>
   <source>{0} h</source>
   <translation>{0} h</translation>
  </message>
  <message>
   <source>{0} min</source>
   <translation>{0} min</translation>
  </message>
  <message>
   <source>{0} s</source>
   <translation>{0} s</translation>
  </message>
 </context>
 <context>
  <name>languages</name>
  <message>
   <source>English</source>
   <translation>Inglés</translation>
  </message>
  <message>
   <source>Spanish</source>
   <translation>Español</translation>
  </message>
 </context>
 <context>
  <name>launch_board</name>
  <message>
   <source>Full</source>
   <translation>Lleno</translation>
  </message>
  <message>
   <source>below viability</source>
   <translation>bajo la viabilidad</translation>
  </message>
  <message>
   <source>conflict</source>
   <translation>conflicto</translation>
  </message>
  <message>
   <source>conflict: on the same UTC day the rocket also flies to {0}</source>
   <translation>conflicto: el mismo día UTC el cohete también vuela a {0}</translation>
  </message>
  <message>
   <source>no launch</source>
   <translation>sin lanzamientos</translation>
  </message>
  <message>
   <source>today</source>
   <translation>hoy</translation>
  </message>
  <message>
   <source>turnaround</source>
   <translation>preparación</translation>
  </message>
  <message>
   <source>viable</source>
   <translation>viable</translation>
  </message>
  <message>
   <source>within the rocket's turnaround: it also flies to {0}</source>
   <translation>dentro del plazo de preparación del cohete: también vuela a {0}</translation>
  </message>
  <message>
   <source>{0} free</source>
   <translation>{0:libre|libres}</translation>
  </message>
  <message>
   <source>{0} here</source>
   <translation>{0} aquí</translation>
  </message>
  <message>
   <source>{0} more</source>
   <translation>{0} más</translation>
  </message>
 </context>
 <context>
  <name>launch_news</name>
  <message>
   <source>1 message</source>
   <translation>1 mensaje</translation>
  </message>
  <message>
   <source>Any VIP travelers are told</source>
   <translation>Se avisa a los viajeros VIP que haya</translation>
  </message>
  <message>
   <source>Any VIP travelers are told; they can't be counted now</source>
   <translation>Se avisa a los viajeros VIP que haya; ahora no se pueden contar</translation>
  </message>
  <message>
   <source>Counting the VIP travelers whom it is announced to…</source>
   <translation>Contando los viajeros VIP a quienes se anuncia…</translation>
  </message>
  <message>
   <source>Messages</source>
   <translation>Mensajes</translation>
  </message>
  <message>
   <source>There is no VIP traveler yet whom it is announced to</source>
   <translation>Aún no hay ningún viajero VIP a quien anunciarlo</translation>
  </message>
  <message>
   <source>VIP travelers, by mail {0}</source>
   <translation>Viajeros VIP, por correo {0}</translation>
  </message>
  <message>
   <source>VIP travelers; none of them has an e-mail</source>
   <translation>Viajeros VIP; ninguno tiene correo</translation>
  </message>
  <message>
   <source>VIP travelers; {0} by mail {1}, the others have no e-mail</source>
   <translation>Viajeros VIP; {0} por correo {1}, los demás no tienen correo</translation>
  </message>
  <message>
   <source>after {0}</source>
   <translation>tras {0}</translation>
  </message>
  <message>
   <source>any VIP travelers are told</source>
   <translation>se avisa a los viajeros VIP que haya</translation>
  </message>
  <message>
   <source>at once</source>
   <translation>enseguida</translation>
  </message>
  <message>
   <source>{0:VIP traveler is|VIP travelers are} told</source>
   <translation>se avisa a {0:viajero VIP|viajeros VIP}</translation>
  </message>
  <message>
   <source>{0} by mail</source>
   <translation>{0} por correo</translation>
  </message>
  <message>
   <source>{0} messages</source>
   <translation>{0} mensajes</translation>
  </message>
  <message>
   <source>{0}, none by mail</source>
   <translation>{0}, a ninguno por correo</translation>
  </message>
  <message>
   <source>{0}, {1} of them by mail</source>
   <translation>{0}, a {1} de ellos por correo</translation>
  </message>
 </context>
 <context>
  <name>launch_path</name>
  <message>
   <source>Path</source>
   <translation>Trayecto</translation>
  </message>
  <message>
   <source>{0} for {1}</source>
   <translation>{0} para el {1}</translation>
  </message>
  <message>
   <source>{0}, imported: {1}</source>
   <translation>{0}, importado: {1}</translation>
  </message>
  <message>
   <source>{0}: {1}</source>
   <translation>{0}: {1}</translation>
  </message>
 </context>
 <context>
  <name>launch_step</name>
  <message>
   <source>1 booking</source>
   <translation>1 reserva</translation>
  </message>
  <message>
   <source>1 booking is canceled</source>
   <translation>Se cancela 1 reserva</translation>
  </message>
  <message>
   <source>1 booking is restored</source>
   <translation>Se restablece 1 reserva</translation>
  </message>
  <message>
   <source>1 day later</source>
   <translation>1 día después</translation>
  </message>
  <message>
   <source>1 hold lapses</source>
   <translation>Caduca 1 reserva provisional</translation>
  </message>
  <message>
   <source>1 message</source>
   <translation>1 mensaje</translation>
  </message>
  <message>
   <source>1 traveler</source>
   <translation>1 viajero</translation>
  </message>
  <message>
   <source>A delay is not charged to the agency</source>
   <translation>Un retraso no se cobra a la agencia</translation>
  </message>
  <message>
   <source>A failed launch is not charged</source>
   <translation>Un lanzamiento fallido no se cobra</translation>
  </message>
  <message>
   <source>A failed launch never changes; a manager may correct it for a day</source>
   <translation>Un lanzamiento fallido no cambia nunca; un responsable puede corregirlo durante un día</translation>
  </message>
  <message>
   <source>A launch that flew never changes; a manager may correct it for a day</source>
   <translation>Un lanzamiento ya lanzado no cambia nunca; un responsable puede corregirlo durante un día</translation>
  </message>
  <message>
   <source>A manager allows it…</source>
   <translation>Un responsable lo autoriza…</translation>
  </message>
  <message>
   <source>A manager may confirm the launch all the same; the reason stands in the log.</source>
   <translation>Un responsable puede confirmar el lanzamiento de todos modos; el motivo consta en el registro.</translation>
  </message>
  <message>
   <source>Abort launch</source>
   <translation>Cancelar lanzamiento</translation>
  </message>
  <message>
   <source>Abort launch, refund {0}</source>
   <translation>Cancelar lanzamiento, reembolsar {0}</translation>
  </message>
  <message>
   <source>Abort this launch?</source>
   <translation>¿Cancelar este lanzamiento?</translation>
  </message>
  <message>
   <source>All or nothing</source>
   <translation>Todo o nada</translation>
  </message>
  <message>
   <source>Confirm launch</source>
   <translation>Confirmar lanzamiento</translation>
  </message>
  <message>
   <source>Confirm this launch?</source>
   <translation>¿Confirmar este lanzamiento?</translation>
  </message>
  <message>
   <source>Confirm with too few seats sold</source>
   <translation>Confirmar con pocas plazas vendidas</translation>
  </message>
  <message>
   <source>Correct it to {0}</source>
   <translation>Corregir a {0}</translation>
  </message>
  <message>
   <source>Correct this outcome?</source>
   <translation>¿Corregir este resultado?</translation>
  </message>
  <message>
   <source>Corrected: the launch is {0}</source>
   <translation>Corregido: el lanzamiento está {0}</translation>
  </message>
  <message>
   <source>Delay launch</source>
   <translation>Retrasar lanzamiento</translation>
  </message>
  <message>
   <source>Delay launch to {0}</source>
   <translation>Retrasar lanzamiento al {0}</translation>
  </message>
  <message>
   <source>Delay this launch?</source>
   <translation>¿Retrasar este lanzamiento?</translation>
  </message>
  <message>
   <source>Enough seats are sold</source>
   <translation>Hay bastantes plazas vendidas</translation>
  </message>
  <message>
   <source>Final</source>
   <translation>Definitivo</translation>
  </message>
  <message>
   <source>Fixed fee for an aborted launch</source>
   <translation>Tarifa fija por un lanzamiento cancelado</translation>
  </message>
  <message>
   <source>Fixed fee for an aborted launch, due {0}</source>
   <translation>Tarifa fija por un lanzamiento cancelado, vence el {0}</translation>
  </message>
  <message>
   <source>Has this launch failed?</source>
   <translation>¿Ha fallado este lanzamiento?</translation>
  </message>
  <message>
   <source>Has this launch flown?</source>
   <translation>¿Marcar este lanzamiento como lanzado?</translation>
  </message>
  <message>
   <source>I have told the agency: {0:is|are} canceled at once</source>
   <translation>He avisado a la agencia: {0} se {0:=cancela|cancelan} al instante</translation>
  </message>
  <message>
   <source>I know that {0:is|are} canceled at once</source>
   <translation>Sé que {0} se {0:=cancela|cancelan} al instante</translation>
  </message>
  <message>
   <source>Invoice to {0}</source>
   <translation>Factura a {0}</translation>
  </message>
  <message>
   <source>Invoice {0} becomes void</source>
   <translation>La factura {0} queda anulada</translation>
  </message>
  <message>
   <source>It also flies to {0}</source>
   <translation>También vuela a {0}</translation>
  </message>
  <message>
   <source>It can be corrected until {0}</source>
   <translation>Se puede corregir hasta {0}</translation>
  </message>
  <message>
   <source>It follows when the launch has flown</source>
   <translation>Llega cuando el lanzamiento consta como lanzado</translation>
  </message>
  <message>
   <source>It should be</source>
   <translation>Debería ser</translation>
  </message>
  <message>
   <source>It waits: the agency lacks {0}</source>
   <translation>Espera: a la agencia le falta {0}</translation>
  </message>
  <message>
   <source>Keep as is</source>
   <translation>Dejar como está</translation>
  </message>
  <message>
   <source>Keep the launch</source>
   <translation>Mantener el lanzamiento</translation>
  </message>
  <message>
   <source>Later that day</source>
   <translation>Más tarde ese día</translation>
  </message>
  <message>
   <source>Launch aborted: 1 booking canceled</source>
   <translation>Lanzamiento cancelado: 1 reserva cancelada</translation>
  </message>
  <message>
   <source>Launch aborted: {0} bookings canceled</source>
   <translation>Lanzamiento cancelado: {0} reservas canceladas</translation>
  </message>
  <message>
   <source>Mark failed</source>
   <translation>Marcar como fallido</translation>
  </message>
  <message>
   <source>Mark launched</source>
   <translation>Marcar como lanzado</translation>
  </message>
  <message>
   <source>Messages</source>
   <translation>Mensajes</translation>
  </message>
  <message>
   <source>New date</source>
   <translation>Nueva fecha</translation>
  </message>
  <message>
   <source>No booking is canceled</source>
   <translation>No se cancela ninguna reserva</translation>
  </message>
  <message>
   <source>No invoice</source>
   <translation>Sin factura</translation>
  </message>
  <message>
   <source>No invoice yet</source>
   <translation>Aún sin factura</translation>
  </message>
  <message>
   <source>No refund</source>
   <translation>Sin reembolso</translation>
  </message>
  <message>
   <source>No refund follows from this</source>
   <translation>Esto no da lugar a ningún reembolso</translation>
  </message>
  <message>
   <source>Not later</source>
   <translation>No es posterior</translation>
  </message>
  <message>
   <source>Only a manager can take it back, within a day. Once begun it runs to its end.</source>
   <translation>Solo un responsable puede deshacerlo, durante un día. Una vez empezado, llega hasta el final.</translation>
  </message>
  <message>
   <source>Passengers over 70 on the new date</source>
   <translation>Pasajeros mayores de 70 en la nueva fecha</translation>
  </message>
  <message>
   <source>Past their deadline; seats go back</source>
   <translation>Pasado su plazo; las plazas se devuelven</translation>
  </message>
  <message>
   <source>Refund to 1 traveler, 100 %</source>
   <translation>Reembolso a 1 viajero, 100 %</translation>
  </message>
  <message>
   <source>Refunds to {0} travelers, 100 %</source>
   <translation>Reembolsos a {0} viajeros, 100 %</translation>
  </message>
  <message>
   <source>The bookings have changed: the refund was {0}</source>
   <translation>Las reservas han cambiado: el reembolso era de {0}</translation>
  </message>
  <message>
   <source>The launch is {0}</source>
   <translation>El lanzamiento está {0}</translation>
  </message>
  <message>
   <source>The launch is {0} again</source>
   <translation>El lanzamiento vuelve a estar {0}</translation>
  </message>
  <message>
   <source>They stay named; talk to their travelers</source>
   <translation>Siguen indicados; hable con sus viajeros</translation>
  </message>
  <message>
   <source>Too few seats are sold</source>
   <translation>Hay pocas plazas vendidas</translation>
  </message>
  <message>
   <source>Travelers may cancel at 100 %</source>
   <translation>Los viajeros pueden cancelar con reembolso íntegro</translation>
  </message>
  <message>
   <source>Who booked before the delay, until {0}</source>
   <translation>Quien reservó antes del retraso, hasta el {0}</translation>
  </message>
  <message>
   <source>Within the rocket's turnaround</source>
   <translation>Dentro del plazo de preparación del cohete</translation>
  </message>
  <message>
   <source>holds keep their deadline</source>
   <translation>las reservas provisionales conservan su plazo</translation>
  </message>
  <message>
   <source>it keeps its number</source>
   <translation>conserva su número</translation>
  </message>
  <message>
   <source>optional, goes into the log and the messages</source>
   <translation>opcional, va al registro y a los mensajes</translation>
  </message>
  <message>
   <source>refund {0}</source>
   <translation>reembolso {0}</translation>
  </message>
  <message>
   <source>refunds of {0} are taken back</source>
   <translation>se retiran reembolsos de {0}</translation>
  </message>
  <message>
   <source>required, goes into the log and the messages</source>
   <translation>obligatorio, va al registro y a los mensajes</translation>
  </message>
  <message>
   <source>required, your time zone</source>
   <translation>obligatorio, su zona horaria</translation>
  </message>
  <message>
   <source>the agency and the desks are told</source>
   <translation>se avisa a la agencia y a los mostradores</translation>
  </message>
  <message>
   <source>the travelers of the restored bookings, the agency and the desks are told</source>
   <translation>se avisa a los viajeros de las reservas restablecidas, a la agencia y a los mostradores</translation>
  </message>
  <message>
   <source>travelers and agency are told that it is confirmed</source>
   <translation>se avisa a los viajeros y a la agencia de que está confirmado</translation>
  </message>
  <message>
   <source>travelers and agency are told that it is {0}</source>
   <translation>se avisa a los viajeros y a la agencia de que está {0}</translation>
  </message>
  <message>
   <source>what still waits of the wrong outcome is not sent</source>
   <translation>lo que aún espera del resultado erróneo no se envía</translation>
  </message>
  <message>
   <source>{0:day|days}</source>
   <translation>{0:día|días}</translation>
  </message>
  <message>
   <source>{0} % of {1} net revenue</source>
   <translation>{0} % de {1} de ingreso neto</translation>
  </message>
  <message>
   <source>{0} bookings</source>
   <translation>{0} reservas</translation>
  </message>
  <message>
   <source>{0} bookings are canceled</source>
   <translation>Se cancelan {0} reservas</translation>
  </message>
  <message>
   <source>{0} bookings are restored</source>
   <translation>Se restablecen {0} reservas</translation>
  </message>
  <message>
   <source>{0} days later</source>
   <translation>{0} días después</translation>
  </message>
  <message>
   <source>{0} holds lapse</source>
   <translation>Caducan {0} reservas provisionales</translation>
  </message>
  <message>
   <source>{0} instead of {1}</source>
   <translation>{0} en lugar de {1}</translation>
  </message>
  <message>
   <source>{0} isn't later than {1}</source>
   <translation>{0} no es posterior a {1}</translation>
  </message>
  <message>
   <source>{0} messages</source>
   <translation>{0} mensajes</translation>
  </message>
  <message>
   <source>{0} of {1:seat|seats} {0:=is|are} needed, {2} %</source>
   <translation>{0:=Hace|Hacen} falta {0} de {1:plaza|plazas}, el {2} %</translation>
  </message>
  <message>
   <source>{0} of {1:seat|seats} {0:=is|are} needed, {2} %; a manager may override it</source>
   <translation>{0:=Hace|Hacen} falta {0} de {1:plaza|plazas}, el {2} %; un responsable puede hacer una excepción</translation>
  </message>
  <message>
   <source>{0} sold</source>
   <translation>{0:vendida|vendidas}</translation>
  </message>
  <message>
   <source>{0} sold, {1} on hold</source>
   <translation>{0:vendida|vendidas}, {1:provisional|provisionales}</translation>
  </message>
  <message>
   <source>{0} travelers</source>
   <translation>{0} viajeros</translation>
  </message>
  <message>
   <source>{0}, {1}: {2}</source>
   <translation>{0}, {1}: {2}</translation>
  </message>
  <message>
   <source>{0}: as they are</source>
   <translation>{0}: como están</translation>
  </message>
 </context>
 <context>
  <name>launches</name>
  <message>
   <source>in {0} d</source>
   <translation>en {0} d</translation>
  </message>
  <message>
   <source>rocket twice</source>
   <translation>cohete repetido</translation>
  </message>
  <message>
   <source>today</source>
   <translation>hoy</translation>
  </message>
  <message>
   <source>turnaround</source>
   <translation>preparación</translation>
  </message>
  <message>
   <source>{0} d ago</source>
   <translation>hace {0} d</translation>
  </message>
 </context>
 <context>
  <name>list_actions</name>
  <message>
   <source>&amp;Columns…</source>
   <translation>Col&amp;umnas…</translation>
  </message>
  <message>
   <source>&amp;Copy the selected rows</source>
   <translation>&amp;Copiar las filas seleccionadas</translation>
  </message>
  <message>
   <source>&amp;Export this list…</source>
   <translation>E&amp;xportar esta lista…</translation>
  </message>
  <message>
   <source>&amp;Import a file…</source>
   <translation>&amp;Importar un archivo…</translation>
  </message>
  <message>
   <source>&amp;Redo</source>
   <translation>&amp;Rehacer</translation>
  </message>
  <message>
   <source>&amp;Undo</source>
   <translation>&amp;Deshacer</translation>
  </message>
  <message>
   <source>Follow the first &amp;related record</source>
   <translation>Seguir la primera ficha re&amp;lacionada</translation>
  </message>
  <message>
   <source>I&amp;mports…</source>
   <translation>I&amp;mportaciones…</translation>
  </message>
  <message>
   <source>Select a&amp;ll</source>
   <translation>Seleccionar &amp;todo</translation>
  </message>
  <message>
   <source>That is for lists: go to one first</source>
   <translation>Eso es para listas: vaya antes a una</translation>
  </message>
 </context>
 <context>
  <name>lock</name>
  <message>
   <source>Locked</source>
   <translation>Bloqueado</translation>
  </message>
  <message>
   <source>Unlock</source>
   <translation>Desbloquear</translation>
  </message>
 </context>
 <context>
  <name>log</name>
  <message>
   <source>Action</source>
   <translation>Acción</translation>
  </message>
  <message>
   <source>Any action</source>
   <translation>Cualquier acción</translation>
  </message>
  <message>
   <source>Any kind of record</source>
   <translation>Cualquier ficha</translation>
  </message>
  <message>
   <source>Any time</source>
   <translation>Siempre</translation>
  </message>
  <message>
   <source>Anybody</source>
   <translation>Cualquiera</translation>
  </message>
  <message>
   <source>Clear these</source>
   <translation>Borrar estos</translation>
  </message>
  <message>
   <source>From</source>
   <translation>Desde</translation>
  </message>
  <message>
   <source>From … to …</source>
   <translation>Desde … hasta …</translation>
  </message>
  <message>
   <source>Kind of record</source>
   <translation>Tipo de ficha</translation>
  </message>
  <message>
   <source>Last 30 days</source>
   <translation>Últimos 30 días</translation>
  </message>
  <message>
   <source>Last 365 days</source>
   <translation>Últimos 365 días</translation>
  </message>
  <message>
   <source>Last 7 days</source>
   <translation>Últimos 7 días</translation>
  </message>
  <message>
   <source>Person</source>
   <translation>Persona</translation>
  </message>
  <message>
   <source>Record’s number</source>
   <translation>Número de ficha</translation>
  </message>
  <message>
   <source>The program itself</source>
   <translation>El propio programa</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>Fecha</translation>
  </message>
  <message>
   <source>To</source>
   <translation>Hasta</translation>
  </message>
  <message>
   <source>to</source>
   <translation>a</translation>
  </message>
 </context>
 <context>
  <name>menus</name>
  <message>
   <source>&amp;Back</source>
   <translation>&amp;Atrás</translation>
  </message>
  <message>
   <source>&amp;Back up…</source>
   <translation>&amp;Copia de seguridad…</translation>
  </message>
  <message>
   <source>&amp;Booking</source>
   <translation>&amp;Reserva</translation>
  </message>
  <message>
   <source>&amp;Check the database…</source>
   <translation>Com&amp;probar la base de datos…</translation>
  </message>
  <message>
   <source>&amp;Confirm a hold</source>
   <translation>&amp;Confirmar una reserva provisional</translation>
  </message>
  <message>
   <source>&amp;Dark</source>
   <translation>&amp;Oscuro</translation>
  </message>
  <message>
   <source>&amp;Edit</source>
   <translation>&amp;Edición</translation>
  </message>
  <message>
   <source>&amp;Every action by name…</source>
   <translation>&amp;Todas las acciones por su nombre…</translation>
  </message>
  <message>
   <source>&amp;File</source>
   <translation>&amp;Archivo</translation>
  </message>
  <message>
   <source>&amp;Find a booking</source>
   <translation>&amp;Buscar una reserva</translation>
  </message>
  <message>
   <source>&amp;Full screen</source>
   <translation>&amp;Pantalla completa</translation>
  </message>
  <message>
   <source>&amp;Go</source>
   <translation>&amp;Ir</translation>
  </message>
  <message>
   <source>&amp;Go to any record</source>
   <translation>&amp;Ir a cualquier ficha</translation>
  </message>
  <message>
   <source>&amp;Help</source>
   <translation>Ay&amp;uda</translation>
  </message>
  <message>
   <source>&amp;Hold instead of selling</source>
   <translation>&amp;Reserva provisional en lugar de venta</translation>
  </message>
  <message>
   <source>&amp;Inbox</source>
   <translation>Bandeja de &amp;entrada</translation>
  </message>
  <message>
   <source>&amp;Keys</source>
   <translation>&amp;Teclas</translation>
  </message>
  <message>
   <source>&amp;Launch</source>
   <translation>&amp;Lanzamiento</translation>
  </message>
  <message>
   <source>&amp;Light</source>
   <translation>&amp;Claro</translation>
  </message>
  <message>
   <source>&amp;Lock</source>
   <translation>&amp;Bloquear</translation>
  </message>
  <message>
   <source>&amp;Move…</source>
   <translation>&amp;Trasladar…</translation>
  </message>
  <message>
   <source>&amp;Narrow sidebar</source>
   <translation>&amp;Barra lateral estrecha</translation>
  </message>
  <message>
   <source>&amp;New traveler…</source>
   <translation>&amp;Nuevo viajero…</translation>
  </message>
  <message>
   <source>&amp;Next record</source>
   <translation>Ficha &amp;siguiente</translation>
  </message>
  <message>
   <source>&amp;Previous record</source>
   <translation>Ficha &amp;anterior</translation>
  </message>
  <message>
   <source>&amp;Print the ticket</source>
   <translation>I&amp;mprimir el billete</translation>
  </message>
  <message>
   <source>&amp;Quit</source>
   <translation>&amp;Salir</translation>
  </message>
  <message>
   <source>&amp;Read again</source>
   <translation>&amp;Leer de nuevo</translation>
  </message>
  <message>
   <source>&amp;Restore…</source>
   <translation>&amp;Restaurar…</translation>
  </message>
  <message>
   <source>&amp;Search this list</source>
   <translation>&amp;Buscar en esta lista</translation>
  </message>
  <message>
   <source>&amp;Seats</source>
   <translation>&amp;Plazas</translation>
  </message>
  <message>
   <source>&amp;Settings…</source>
   <translation>&amp;Ajustes…</translation>
  </message>
  <message>
   <source>&amp;Tools</source>
   <translation>&amp;Herramientas</translation>
  </message>
  <message>
   <source>&amp;Traveler</source>
   <translation>&amp;Viajero</translation>
  </message>
  <message>
   <source>&amp;View</source>
   <translation>&amp;Ver</translation>
  </message>
  <message>
   <source>&amp;Void sale…</source>
   <translation>An&amp;ular venta…</translation>
  </message>
  <message>
   <source>As the &amp;system</source>
   <translation>Como el &amp;sistema</translation>
  </message>
  <message>
   <source>C&amp;opy the locator</source>
   <translation>C&amp;opiar el localizador</translation>
  </message>
  <message>
   <source>Cancel s&amp;eats…</source>
   <translation>Cancelar pla&amp;zas…</translation>
  </message>
  <message>
   <source>Choose a launch and a traveler first</source>
   <translation>Elija primero un lanzamiento y un viajero</translation>
  </message>
  <message>
   <source>Jobs are paused in this window; another worker may go on</source>
   <translation>Las tareas están en pausa en esta ventana; quizá siga otro proceso</translation>
  </message>
  <message>
   <source>Jobs are paused on this workstation: nothing new is begun</source>
   <translation>Las tareas están en pausa en este puesto: no empieza ninguna nueva</translation>
  </message>
  <message>
   <source>Jobs go on</source>
   <translation>Las tareas continúan</translation>
  </message>
  <message>
   <source>Launches &amp;as a list</source>
   <translation>Lanzamientos &amp;en lista</translation>
  </message>
  <message>
   <source>Launches by &amp;month</source>
   <translation>Lanzamientos por &amp;mes</translation>
  </message>
  <message>
   <source>My &amp;password…</source>
   <translation>Mi c&amp;ontraseña…</translation>
  </message>
  <message>
   <source>Name passen&amp;gers…</source>
   <translation>&amp;Indicar pasajeros…</translation>
  </message>
  <message>
   <source>Ne&amp;xt pane</source>
   <translation>Panel &amp;siguiente</translation>
  </message>
  <message>
   <source>Next c&amp;ustomer</source>
   <translation>&amp;Siguiente cliente</translation>
  </message>
  <message>
   <source>Nothing in front offers it now</source>
   <translation>Lo que está a la vista no lo permite ahora</translation>
  </message>
  <message>
   <source>Only a hold is confirmed</source>
   <translation>Solo se confirma una reserva provisional</translation>
  </message>
  <message>
   <source>Open a list first</source>
   <translation>Abra primero una lista</translation>
  </message>
  <message>
   <source>Pause or go on with &amp;jobs</source>
   <translation>Pausar o continuar las &amp;tareas</translation>
  </message>
  <message>
   <source>Re&amp;ports…</source>
   <translation>Infor&amp;mes…</translation>
  </message>
  <message>
   <source>Retry all &amp;failed jobs</source>
   <translation>Reintentar todas las tareas &amp;fallidas</translation>
  </message>
  <message>
   <source>S&amp;witch user…</source>
   <translation>Cambiar de &amp;usuario…</translation>
  </message>
  <message>
   <source>T&amp;ransfer…</source>
   <translation>Trans&amp;ferir…</translation>
  </message>
  <message>
   <source>The record's &amp;actions</source>
   <translation>Acciones de la &amp;ficha</translation>
  </message>
  <message>
   <source>The worker is begun again</source>
   <translation>El proceso empieza de nuevo</translation>
  </message>
  <message>
   <source>calendar</source>
   <translation>calendario</translation>
  </message>
  <message>
   <source>change password, secret</source>
   <translation>cambiar la contraseña, clave</translation>
  </message>
  <message>
   <source>clipboard, code</source>
   <translation>portapapeles, código</translation>
  </message>
  <message>
   <source>exit, close, end the program</source>
   <translation>salir, cerrar, terminar el programa</translation>
  </message>
  <message>
   <source>figures, statistics, charts</source>
   <translation>cifras, estadísticas, gráficos</translation>
  </message>
  <message>
   <source>find, filter</source>
   <translation>encontrar, filtrar</translation>
  </message>
  <message>
   <source>find, open, locator</source>
   <translation>encontrar, abrir, localizador</translation>
  </message>
  <message>
   <source>hand over, another traveler, change name</source>
   <translation>ceder, otro viajero, cambiar el nombre</translation>
  </message>
  <message>
   <source>help, shortcuts, keyboard</source>
   <translation>ayuda, atajos, teclado</translation>
  </message>
  <message>
   <source>mistake, slip, take back</source>
   <translation>error, equivocación, deshacer la venta</translation>
  </message>
  <message>
   <source>names, manifest, who flies</source>
   <translation>nombres, manifiesto, quién vuela</translation>
  </message>
  <message>
   <source>new sale, go on</source>
   <translation>venta nueva, continuar</translation>
  </message>
  <message>
   <source>paper, PDF, printer</source>
   <translation>papel, PDF, impresora</translation>
  </message>
  <message>
   <source>preferences, options, language, configuration</source>
   <translation>preferencias, opciones, idioma, configuración</translation>
  </message>
  <message>
   <source>rebook, change the launch, another date</source>
   <translation>cambiar de lanzamiento, otra fecha</translation>
  </message>
  <message>
   <source>recover, bring back a backup</source>
   <translation>recuperar, volver a una copia</translation>
  </message>
  <message>
   <source>refund, give back</source>
   <translation>reembolso, devolver</translation>
  </message>
  <message>
   <source>reload, update</source>
   <translation>recargar, actualizar</translation>
  </message>
  <message>
   <source>save, copy the database</source>
   <translation>guardar, copiar la base de datos</translation>
  </message>
  <message>
   <source>screen, away, pause</source>
   <translation>pantalla, ausente, pausa</translation>
  </message>
  <message>
   <source>sign out, log out, log off, somebody else signs in, leave</source>
   <translation>cerrar sesión, salir, desconectar, entra otra persona</translation>
  </message>
  <message>
   <source>stop the worker</source>
   <translation>parar las tareas</translation>
  </message>
  <message>
   <source>table</source>
   <translation>tabla</translation>
  </message>
  <message>
   <source>theme, look, colors</source>
   <translation>tema, aspecto, colores</translation>
  </message>
  <message>
   <source>theme, look, colors, night</source>
   <translation>tema, aspecto, colores, noche</translation>
  </message>
 </context>
 <context>
  <name>messages</name>
  <message>
   <source>&amp;Discard</source>
   <translation>&amp;Descartar</translation>
  </message>
  <message>
   <source>&amp;Leave it</source>
   <translation>&amp;Dejarlo así</translation>
  </message>
  <message>
   <source>&amp;Mark sent</source>
   <translation>&amp;Marcar como enviado</translation>
  </message>
  <message>
   <source>&amp;Send again</source>
   <translation>&amp;Enviar otra vez</translation>
  </message>
  <message>
   <source>As a record: there was no address to mail it to, and nobody signs in here to read it</source>
   <translation>Como constancia: no había dirección a la que enviarlo y nadie entra aquí para leerlo</translation>
  </message>
  <message>
   <source>As a record: there was no address to mail it to, and travelers don't sign in here</source>
   <translation>Como constancia: no había dirección a la que enviarlo y los viajeros no entran aquí</translation>
  </message>
  <message>
   <source>As a record: this person can't sign in any more to read it</source>
   <translation>Como constancia: esta persona ya no puede entrar para leerlo</translation>
  </message>
  <message>
   <source>Discard this message?</source>
   <translation>¿Descartar este mensaje?</translation>
  </message>
  <message>
   <source>Discarded by</source>
   <translation>Descartado por</translation>
  </message>
  <message>
   <source>Don't send</source>
   <translation>No enviar</translation>
  </message>
  <message>
   <source>It counts as arrived and is never sent from here. This can't be undone.</source>
   <translation>Se da por recibido y no se enviará nunca desde aquí. No se puede deshacer.</translation>
  </message>
  <message>
   <source>It failed: {0}</source>
   <translation>Falló: {0}</translation>
  </message>
  <message>
   <source>It failed; why isn't known any more</source>
   <translation>Falló; ya no se sabe por qué</translation>
  </message>
  <message>
   <source>It is discarded and will not be sent</source>
   <translation>Descartado: no se enviará</translation>
  </message>
  <message>
   <source>It is marked sent</source>
   <translation>Marcado como enviado</translation>
  </message>
  <message>
   <source>It is never sent. This can't be undone.</source>
   <translation>No se enviará nunca. No se puede deshacer.</translation>
  </message>
  <message>
   <source>It may have arrived: {0} would get it twice.</source>
   <translation>Puede que llegara: {0} lo recibiría dos veces.</translation>
  </message>
  <message>
   <source>It will be sent again</source>
   <translation>Se volverá a enviar</translation>
  </message>
  <message>
   <source>Its cause was undone before it went out</source>
   <translation>Se deshizo su motivo antes de que saliera</translation>
  </message>
  <message>
   <source>Its cause was undone, or something newer was told instead</source>
   <translation>Se deshizo su motivo, o se avisó en su lugar de algo más reciente</translation>
  </message>
  <message>
   <source>Kept</source>
   <translation>Se guarda</translation>
  </message>
  <message>
   <source>Mark this message as sent?</source>
   <translation>¿Marcar este mensaje como enviado?</translation>
  </message>
  <message>
   <source>Not known any more: its job was cleared away</source>
   <translation>Ya no se sabe: su tarea se eliminó</translation>
  </message>
  <message>
   <source>Overtaken: something newer was told, or it was news no longer</source>
   <translation>Superado: se avisó de algo más reciente, o ya no era novedad</translation>
  </message>
  <message>
   <source>Send this message again?</source>
   <translation>¿Enviar otra vez este mensaje?</translation>
  </message>
  <message>
   <source>Something newer was told since, or it is news no longer: it will be discarded, not sent.</source>
   <translation>Después se dijo algo más nuevo, o ya no es noticia: se descartará, no se enviará.</translation>
  </message>
  <message>
   <source>Subject: {0}</source>
   <translation>Asunto: {0}</translation>
  </message>
  <message>
   <source>To {0}</source>
   <translation>Para {0}</translation>
  </message>
  <message>
   <source>What it tells of is over: the booking is canceled.</source>
   <translation>Lo que cuenta ya pasó: la reserva está cancelada.</translation>
  </message>
  <message>
   <source>What it tells of is over: the invoice is paid or void.</source>
   <translation>Lo que cuenta ya pasó: la factura está pagada o anulada.</translation>
  </message>
  <message>
   <source>What it tells of is over: the launch departed on {0}.</source>
   <translation>Lo que cuenta ya pasó: el lanzamiento salió el {0}.</translation>
  </message>
  <message>
   <source>What it tells of is over: the launch failed or was aborted.</source>
   <translation>Lo que cuenta ya pasó: el lanzamiento fracasó o se abortó.</translation>
  </message>
  <message>
   <source>What it tells of may be over: the launch was due on {0}; its outcome isn't stated yet.</source>
   <translation>Lo que cuenta quizá ya pasó: el lanzamiento estaba previsto para el {0}; aún no consta su resultado.</translation>
  </message>
  <message>
   <source>Whether it arrived isn't known: {0}</source>
   <translation>No se sabe si llegó: {0}</translation>
  </message>
  <message>
   <source>Why discarded</source>
   <translation>Por qué se descartó</translation>
  </message>
  <message>
   <source>Why not sent</source>
   <translation>Motivo</translation>
  </message>
  <message>
   <source>Written {0}</source>
   <translation>Escrito el {0}</translation>
  </message>
  <message>
   <source>balance {0}</source>
   <translation>saldo {0}</translation>
  </message>
  <message>
   <source>due {0}</source>
   <translation>vence el {0}</translation>
  </message>
  <message>
   <source>held until {0}</source>
   <translation>provisional hasta {0}</translation>
  </message>
  <message>
   <source>locator {0}</source>
   <translation>localizador {0}</translation>
  </message>
  <message>
   <source>moved from one launch to another</source>
   <translation>trasladada de un lanzamiento a otro</translation>
  </message>
  <message>
   <source>moved from {0}</source>
   <translation>trasladada desde {0}</translation>
  </message>
  <message>
   <source>moved to {0}</source>
   <translation>trasladada a {0}</translation>
  </message>
  <message>
   <source>not {0}</source>
   <translation>antes {0}</translation>
  </message>
  <message>
   <source>of booking {0}</source>
   <translation>de la reserva {0}</translation>
  </message>
  <message>
   <source>refund {0}</source>
   <translation>reembolso {0}</translation>
  </message>
  <message>
   <source>the office</source>
   <translation>la oficina</translation>
  </message>
  <message>
   <source>to {0}</source>
   <translation>para {0}</translation>
  </message>
  <message>
   <source>transferred from {0}</source>
   <translation>transferida por {0}</translation>
  </message>
  <message>
   <source>transferred to {0}</source>
   <translation>transferida a {0}</translation>
  </message>
  <message>
   <source>{0} to pay</source>
   <translation>{0} a pagar</translation>
  </message>
  <message>
   <source>{0} to pay back</source>
   <translation>{0} a devolver</translation>
  </message>
  <message>
   <source>{0} to pay when confirmed</source>
   <translation>{0} a pagar al confirmar</translation>
  </message>
  <message>
   <source>{0}, {1:day|days} ago</source>
   <translation>{0}, hace {1:día|días}</translation>
  </message>
 </context>
 <context>
  <name>messages of a change</name>
  <message>
   <source>Messages: {names}</source>
   <translation>Mensajes: {names}</translation>
  </message>
  <message>
   <source>{name} (no e-mail)</source>
   <translation>{name} (sin correo)</translation>
  </message>
 </context>
 <context>
  <name>moments</name>
  <message>
   <source>Calendar (Alt+↓)</source>
   <translation>Calendario (Alt+↓)</translation>
  </message>
  <message>
   <source>Days of the month</source>
   <translation>Días del mes</translation>
  </message>
  <message>
   <source>Month before (Page up)</source>
   <translation>Mes anterior (Re Pág)</translation>
  </message>
  <message>
   <source>Next month (Page down)</source>
   <translation>Mes siguiente (Av Pág)</translation>
  </message>
  <message>
   <source>Year</source>
   <translation>Año</translation>
  </message>
  <message>
   <source>{0} must be a date such as {1} or {2}, not “{3}”.</source>
   <translation>«{0}» debe ser una fecha como {1} o {2}, y no «{3}».</translation>
  </message>
  <message>
   <source>{0} must be a date such as {1}.</source>
   <translation>«{0}» debe ser una fecha como {1}.</translation>
  </message>
  <message>
   <source>{0}: there is no day “{1}” in the calendar.</source>
   <translation>«{0}»: no existe el día «{1}» en el calendario.</translation>
  </message>
 </context>
 <context>
  <name>money</name>
  <message>
   <source>1 invoice</source>
   <translation>1 factura</translation>
  </message>
  <message>
   <source>Amounts of the invoices dated this month, without the void ones.</source>
   <translation>Importes de las facturas con fecha de este mes, sin las anuladas.</translation>
  </message>
  <message>
   <source>Balances of all invoices that are neither paid nor void.</source>
   <translation>Saldos de todas las facturas que no están pagadas ni anuladas.</translation>
  </message>
  <message>
   <source>Balances of those whose due date has passed.</source>
   <translation>Saldos de aquellas cuyo vencimiento ha pasado.</translation>
  </message>
  <message>
   <source>Ctrl+T goes here, Enter keeps it, Esc leaves it as it was.</source>
   <translation>Ctrl+T lleva aquí, Intro la guarda, Esc la deja como estaba.</translation>
  </message>
  <message>
   <source>Issue an invoice to {0}?</source>
   <translation>¿Emitir una factura a {0}?</translation>
  </message>
  <message>
   <source>Issue invoice</source>
   <translation>Emitir factura</translation>
  </message>
  <message>
   <source>Issued this month</source>
   <translation>Emitido este mes</translation>
  </message>
  <message>
   <source>It is {0} over {1}, dated {2}, due {3}.</source>
   <translation>Es {0} por {1}, con fecha {2} y vencimiento {3}.</translation>
  </message>
  <message>
   <source>It won't say your own address: the settings have none.</source>
   <translation>No dirá su propia dirección: falta en los ajustes.</translation>
  </message>
  <message>
   <source>It won't say your own tax id: the settings have none.</source>
   <translation>No dirá su propio NIF: falta en los ajustes.</translation>
  </message>
  <message>
   <source>Launches that flew or were aborted and have no valid invoice.</source>
   <translation>Lanzamientos ya lanzados o cancelados que no tienen factura válida.</translation>
  </message>
  <message>
   <source>Making the file…</source>
   <translation>Preparando el archivo…</translation>
  </message>
  <message>
   <source>Managers read it here; it isn't printed, and no agency sees it.</source>
   <translation>Aquí la leen los responsables; no se imprime, y ninguna agencia la ve.</translation>
  </message>
  <message>
   <source>Mark failed</source>
   <translation>Marcar como fallido</translation>
  </message>
  <message>
   <source>Mark the payment of {0} failed?</source>
   <translation>¿Marcar como fallido el pago de {0}?</translation>
  </message>
  <message>
   <source>Note for this invoice</source>
   <translation>Nota de esta factura</translation>
  </message>
  <message>
   <source>Of {0} {1} is open now. The file opened is the one that was issued.</source>
   <translation>De {0} quedan pendientes {1}. El archivo abierto es el que se emitió.</translation>
  </message>
  <message>
   <source>Opened {0}</source>
   <translation>Abierto: {0}</translation>
  </message>
  <message>
   <source>Overdue</source>
   <translation>Vencido</translation>
  </message>
  <message>
   <source>Payments that were given back, since the beginning.</source>
   <translation>Pagos devueltos desde el principio.</translation>
  </message>
  <message>
   <source>Refund {0}</source>
   <translation>Reembolsar {0}</translation>
  </message>
  <message>
   <source>Refund {0} of {1}?</source>
   <translation>¿Reembolsar {0} de {1}?</translation>
  </message>
  <message>
   <source>Refunds</source>
   <translation>Reembolsos</translation>
  </message>
  <message>
   <source>Review: {0} of {1} done</source>
   <translation>Revisión: {0} de {1}</translation>
  </message>
  <message>
   <source>Review: {0} to go</source>
   <translation>Revisión: quedan {0}</translation>
  </message>
  <message>
   <source>The agency and the managers are told.</source>
   <translation>Se avisa a la agencia y a los responsables.</translation>
  </message>
  <message>
   <source>The agency and the managers are told; it can't be edited afterwards.</source>
   <translation>Se avisa a la agencia y a los responsables; después no se puede editar.</translation>
  </message>
  <message>
   <source>The announced {0} don't come.</source>
   <translation>Los {0} anunciados no llegan.</translation>
  </message>
  <message>
   <source>The balance of {0} is {1}</source>
   <translation>El saldo de {0} es {1}</translation>
  </message>
  <message>
   <source>The balance of {0} rises by {1}.</source>
   <translation>El saldo de {0} sube en {1}.</translation>
  </message>
  <message>
   <source>The launch may then be invoiced again, with the same figures.</source>
   <translation>Después se puede volver a facturar el lanzamiento, con las mismas cifras.</translation>
  </message>
  <message>
   <source>The mark is taken back</source>
   <translation>Se ha quitado la marca</translation>
  </message>
  <message>
   <source>The note is kept</source>
   <translation>La nota se ha guardado</translation>
  </message>
  <message>
   <source>Unpaid</source>
   <translation>Sin pagar</translation>
  </message>
  <message>
   <source>Void {0}</source>
   <translation>Anular {0}</translation>
  </message>
  <message>
   <source>Void {0}?</source>
   <translation>¿Anular {0}?</translation>
  </message>
  <message>
   <source>Waiting to be issued</source>
   <translation>Por emitir</translation>
  </message>
  <message>
   <source>none waits</source>
   <translation>ninguna espera</translation>
  </message>
  <message>
   <source>oldest {0:day|days}</source>
   <translation>hasta {0:día|días}</translation>
  </message>
  <message>
   <source>{0:announced payment is|announced payments are} marked failed.</source>
   <translation>{0:pago anunciado se marca como fallido|pagos anunciados se marcan como fallidos}.</translation>
  </message>
  <message>
   <source>{0:launch|launches}</source>
   <translation>{0:lanzamiento|lanzamientos}</translation>
  </message>
  <message>
   <source>{0} and {1} more</source>
   <translation>{0} y {1} más</translation>
  </message>
  <message>
   <source>{0} invoices</source>
   <translation>{0} facturas</translation>
  </message>
  <message>
   <source>{0} is issued</source>
   <translation>Se ha emitido {0}</translation>
  </message>
  <message>
   <source>{0} is reviewed</source>
   <translation>Se ha revisado {0}</translation>
  </message>
  <message>
   <source>{0} is void</source>
   <translation>Se ha anulado {0}</translation>
  </message>
  <message>
   <source>{0} is void and no claim. The file opened is the one that was issued.</source>
   <translation>{0} está anulada y no reclama nada. El archivo abierto es el que se emitió.</translation>
  </message>
  <message>
   <source>{0} issued, {1} void</source>
   <translation>{0:emitida|emitidas}, {1:anulada|anuladas}</translation>
  </message>
  <message>
   <source>{0} over {1} is void for good; its number stays taken.</source>
   <translation>{0} por {1} queda anulada para siempre; su número sigue ocupado.</translation>
  </message>
  <message>
   <source>{0}, all time</source>
   <translation>{0}, en total</translation>
  </message>
 </context>
 <context>
  <name>no_undo</name>
  <message>
   <source>A failed payment stays failed: register it anew at its invoice when it comes</source>
   <translation>Un pago fallido sigue fallido: regístrelo de nuevo en su factura cuando llegue</translation>
  </message>
  <message>
   <source>A hold can’t be undone: giving {0} up frees its seats</source>
   <translation>Una reserva provisional no se deshace: al cancelar {0} se liberan sus plazas</translation>
  </message>
  <message>
   <source>A launch’s outcome can’t be undone: “Correct outcome…” corrects it</source>
   <translation>El resultado de un lanzamiento no se deshace: «Corregir resultado…» lo corrige</translation>
  </message>
  <message>
   <source>A message that is marked sent or discarded stays so: tell the recipient yourself</source>
   <translation>Un mensaje marcado como enviado o descartado se queda así: avise usted al destinatario</translation>
  </message>
  <message>
   <source>A message that is sent again can’t be undone: “Discard” ends it while it waits</source>
   <translation>El reenvío de un mensaje no se deshace: «Descartar» lo detiene mientras espera</translation>
  </message>
  <message>
   <source>A move can’t be undone: another move takes {0} back</source>
   <translation>Un traslado no se deshace: otro devuelve {0}</translation>
  </message>
  <message>
   <source>A refund can’t be undone: register the payment anew at its invoice</source>
   <translation>Un reembolso no se deshace: registre de nuevo el pago en su factura</translation>
  </message>
  <message>
   <source>A sale can’t be undone: making {0} void takes it back</source>
   <translation>Una venta no se deshace: se anula {0}</translation>
  </message>
  <message>
   <source>A scheduled launch can’t be undone: “Abort…” takes it off sale</source>
   <translation>Un lanzamiento programado no se deshace: «Cancelar lanzamiento…» lo retira de la venta</translation>
  </message>
  <message>
   <source>A transfer can’t be undone: another transfer gives {0} back</source>
   <translation>Una transferencia no se deshace: otra devuelve {0}</translation>
  </message>
  <message>
   <source>A void invoice stays void: “Issue again…” makes another one</source>
   <translation>Una factura anulada sigue anulada: «Emitir otra vez…» hace otra</translation>
  </message>
  <message>
   <source>A void sale can’t be undone: sell the seats anew</source>
   <translation>Una venta anulada no se recupera: venda las plazas de nuevo</translation>
  </message>
  <message>
   <source>An announced payment can’t be undone: “Mark failed…” says that it won’t come</source>
   <translation>Un pago anunciado no se deshace: «Marcar como fallido…» dice que no llegará</translation>
  </message>
  <message>
   <source>An issued invoice can’t be undone: “Void…” makes {0} void</source>
   <translation>Una factura emitida no se deshace: «Anular…» anula {0}</translation>
  </message>
  <message>
   <source>Canceled seats can’t be undone: sell them anew</source>
   <translation>Las plazas canceladas no se recuperan: véndalas de nuevo</translation>
  </message>
  <message>
   <source>Money that came can’t be undone: “Refund…” gives it back</source>
   <translation>El dinero que llegó no se deshace: «Reembolsar…» lo devuelve</translation>
  </message>
  <message>
   <source>There is nothing of yours to undo</source>
   <translation>No hay nada suyo que deshacer</translation>
  </message>
  <message>
   <source>What you did last can’t be undone</source>
   <translation>Lo último que hizo no se puede deshacer</translation>
  </message>
  <message>
   <source>“Take the review mark back” undoes the review of {0}</source>
   <translation>«Quitar la marca de revisión» deshace la revisión de {0}</translation>
  </message>
 </context>
 <context>
  <name>notices</name>
  <message>
   <source>A job failed</source>
   <translation>Ha fallado una tarea</translation>
  </message>
  <message>
   <source>A job is uncertain</source>
   <translation>Una tarea ha quedado en duda</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Abrir</translation>
  </message>
  <message>
   <source>and {0} more</source>
   <translation>y {0} más</translation>
  </message>
  <message>
   <source>{0:job needs|jobs need} somebody</source>
   <translation>{0:tarea necesita|tareas necesitan} atención</translation>
  </message>
  <message>
   <source>{0:new message|new messages}</source>
   <translation>{0:mensaje nuevo|mensajes nuevos}</translation>
  </message>
 </context>
 <context>
  <name>occupancy</name>
  <message>
   <source>{taken} taken, {held} held, {free} free of {capacity}</source>
   <translation>{taken:ocupada|ocupadas}, {held} en reserva provisional, {free:libre|libres} de {capacity}</translation>
  </message>
 </context>
 <context>
  <name>override</name>
  <message>
   <source>Allow it</source>
   <translation>Autorizarlo</translation>
  </message>
 </context>
 <context>
  <name>own password</name>
  <message>
   <source>Another password</source>
   <translation>Otra contraseña</translation>
  </message>
  <message>
   <source>It is good from now on, on every workstation.</source>
   <translation>Vale desde ahora, en todos los puestos.</translation>
  </message>
  <message>
   <source>Keep the new password</source>
   <translation>Guardar la contraseña nueva</translation>
  </message>
 </context>
 <context>
  <name>panels</name>
  <message>
   <source>About</source>
   <translation>Sobre</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>Dirección</translation>
  </message>
  <message>
   <source>Agency</source>
   <translation>Agencia</translation>
  </message>
  <message>
   <source>All bookings</source>
   <translation>Ver todas las reservas</translation>
  </message>
  <message>
   <source>All invoices</source>
   <translation>Ver todas las facturas</translation>
  </message>
  <message>
   <source>All launches</source>
   <translation>Ver todos los lanzamientos</translation>
  </message>
  <message>
   <source>All messages</source>
   <translation>Ver todos los avisos</translation>
  </message>
  <message>
   <source>All payments</source>
   <translation>Ver todos los pagos</translation>
  </message>
  <message>
   <source>All rockets</source>
   <translation>Ver todos los cohetes</translation>
  </message>
  <message>
   <source>Amount</source>
   <translation>Importe</translation>
  </message>
  <message>
   <source>As it is sent</source>
   <translation>Tal como se envía</translation>
  </message>
  <message>
   <source>Booked</source>
   <translation>Reserva</translation>
  </message>
  <message>
   <source>Booking</source>
   <translation>Reserva</translation>
  </message>
  <message>
   <source>Bookings</source>
   <translation>Reservas</translation>
  </message>
  <message>
   <source>By</source>
   <translation>Por</translation>
  </message>
  <message>
   <source>Canceled</source>
   <translation>Cancelación</translation>
  </message>
  <message>
   <source>Capacity</source>
   <translation>Capacidad</translation>
  </message>
  <message>
   <source>Completed</source>
   <translation>Cobro</translation>
  </message>
  <message>
   <source>Confirmed</source>
   <translation>Confirmación</translation>
  </message>
  <message>
   <source>Contact</source>
   <translation>Contacto</translation>
  </message>
  <message>
   <source>Created</source>
   <translation>Creación</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>Fecha</translation>
  </message>
  <message>
   <source>Delayed</source>
   <translation>Retraso</translation>
  </message>
  <message>
   <source>Departs</source>
   <translation>Salida</translation>
  </message>
  <message>
   <source>Details</source>
   <translation>Detalles</translation>
  </message>
  <message>
   <source>Due</source>
   <translation>Vence</translation>
  </message>
  <message>
   <source>E-mail</source>
   <translation>Correo</translation>
  </message>
  <message>
   <source>Emergency</source>
   <translation>Emergencia</translation>
  </message>
  <message>
   <source>Ended</source>
   <translation>Fin</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>Fallo</translation>
  </message>
  <message>
   <source>Fee rate</source>
   <translation>Comisión, %</translation>
  </message>
  <message>
   <source>First sold</source>
   <translation>Primera venta</translation>
  </message>
  <message>
   <source>Flown</source>
   <translation>Lanzados</translation>
  </message>
  <message>
   <source>Free</source>
   <translation>Libres</translation>
  </message>
  <message>
   <source>From</source>
   <translation>De</translation>
  </message>
  <message>
   <source>Hash</source>
   <translation>Hash</translation>
  </message>
  <message>
   <source>Held</source>
   <translation>Provisionales</translation>
  </message>
  <message>
   <source>Held until</source>
   <translation>Provisional hasta</translation>
  </message>
  <message>
   <source>Invoice</source>
   <translation>Factura</translation>
  </message>
  <message>
   <source>Issued</source>
   <translation>Emisión</translation>
  </message>
  <message>
   <source>Job</source>
   <translation>Tarea</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Idioma</translation>
  </message>
  <message>
   <source>Last error</source>
   <translation>Último error</translation>
  </message>
  <message>
   <source>Launch</source>
   <translation>Lanzamiento</translation>
  </message>
  <message>
   <source>Launches</source>
   <translation>Lanzamientos</translation>
  </message>
  <message>
   <source>Legal address</source>
   <translation>Domicilio fiscal</translation>
  </message>
  <message>
   <source>Legal name</source>
   <translation>Razón social</translation>
  </message>
  <message>
   <source>Limit when booked</source>
   <translation>Límite al reservar</translation>
  </message>
  <message>
   <source>Marked</source>
   <translation>Marcado</translation>
  </message>
  <message>
   <source>Message</source>
   <translation>Mensaje</translation>
  </message>
  <message>
   <source>Method</source>
   <translation>Forma de pago</translation>
  </message>
  <message>
   <source>Moved from</source>
   <translation>Trasladada desde</translation>
  </message>
  <message>
   <source>Moved on to</source>
   <translation>Trasladada a</translation>
  </message>
  <message>
   <source>Net revenue</source>
   <translation>Ingreso neto</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Nota</translation>
  </message>
  <message>
   <source>Of</source>
   <translation>De</translation>
  </message>
  <message>
   <source>Open launches</source>
   <translation>Lanz. abiertos</translation>
  </message>
  <message>
   <source>Passengers</source>
   <translation>Pasajeros</translation>
  </message>
  <message>
   <source>Per seat</source>
   <translation>Por plaza</translation>
  </message>
  <message>
   <source>Phone</source>
   <translation>Teléfono</translation>
  </message>
  <message>
   <source>Price per seat</source>
   <translation>Precio por plaza</translation>
  </message>
  <message>
   <source>Range</source>
   <translation>Alcance</translation>
  </message>
  <message>
   <source>Rate</source>
   <translation>Porcentaje</translation>
  </message>
  <message>
   <source>Reason</source>
   <translation>Motivo</translation>
  </message>
  <message>
   <source>Recipient</source>
   <translation>Destinatario</translation>
  </message>
  <message>
   <source>Record</source>
   <translation>Ficha</translation>
  </message>
  <message>
   <source>Reference</source>
   <translation>Referencia</translation>
  </message>
  <message>
   <source>Refund</source>
   <translation>Reembolso</translation>
  </message>
  <message>
   <source>Refund today</source>
   <translation>Reembolso hoy</translation>
  </message>
  <message>
   <source>Refunded</source>
   <translation>Reembolso</translation>
  </message>
  <message>
   <source>Refused</source>
   <translation>Rechazado</translation>
  </message>
  <message>
   <source>Revenue so far</source>
   <translation>Ingresos</translation>
  </message>
  <message>
   <source>Reviewed</source>
   <translation>Revisión</translation>
  </message>
  <message>
   <source>Reviewed by</source>
   <translation>Revisada por</translation>
  </message>
  <message>
   <source>Rocket</source>
   <translation>Cohete</translation>
  </message>
  <message>
   <source>Scheduled</source>
   <translation>Programación</translation>
  </message>
  <message>
   <source>Seats</source>
   <translation>Plazas</translation>
  </message>
  <message>
   <source>Sent or discarded</source>
   <translation>Enviado o descartado</translation>
  </message>
  <message>
   <source>Signs in</source>
   <translation>Inicia sesión</translation>
  </message>
  <message>
   <source>Since</source>
   <translation>Desde</translation>
  </message>
  <message>
   <source>Split off from</source>
   <translation>Separada de</translation>
  </message>
  <message>
   <source>Taken</source>
   <translation>Ocupadas</translation>
  </message>
  <message>
   <source>Tax id</source>
   <translation>NIF</translation>
  </message>
  <message>
   <source>To</source>
   <translation>Para</translation>
  </message>
  <message>
   <source>Total</source>
   <translation>Total</translation>
  </message>
  <message>
   <source>Traveler</source>
   <translation>Viajero</translation>
  </message>
  <message>
   <source>Tries</source>
   <translation>Intentos</translation>
  </message>
  <message>
   <source>Void since</source>
   <translation>Anulada desde</translation>
  </message>
  <message>
   <source>When</source>
   <translation>Cuándo</translation>
  </message>
  <message>
   <source>Who</source>
   <translation>Quién</translation>
  </message>
  <message>
   <source>Why</source>
   <translation>Por qué</translation>
  </message>
  <message>
   <source>Wishes</source>
   <translation>Deseos</translation>
  </message>
  <message>
   <source>Workstation</source>
   <translation>Puesto</translation>
  </message>
  <message>
   <source>a hold, nothing was paid</source>
   <translation>provisional, no se pagó nada</translation>
  </message>
  <message>
   <source>no</source>
   <translation>no</translation>
  </message>
  <message>
   <source>yes</source>
   <translation>sí</translation>
  </message>
  <message>
   <source>{0}, by {1}</source>
   <translation>{0}, por {1}</translation>
  </message>
  <message>
   <source>{percent} %</source>
   <translation>{percent} %</translation>
  </message>
  <message>
   <source>{percent} % until {day}</source>
   <translation>{percent} % hasta el {day}</translation>
  </message>
  <message>
   <source>{percent} %, delayed launch, until {day}</source>
   <translation>{percent} %, lanzamiento retrasado, hasta el {day}</translation>
  </message>
 </context>
 <context>
  <name>phrases</name>
  <message>
   <source>A backup was restored: nobody knows whether it had gone out before.</source>
   <translation>Se restauró una copia de seguridad: nadie sabe si ya había salido antes.</translation>
  </message>
  <message>
   <source>A backup was restored: nobody knows whether these people had been told before. Try it again if they weren't, else cancel it.</source>
   <translation>Se restauró una copia de seguridad: nadie sabe si ya se había avisado a estas personas. Inténtelo de nuevo si no se las avisó; si no, cancélela.</translation>
  </message>
  <message>
   <source>A name or text in the message would add lines to its head.</source>
   <translation>Un nombre o texto del mensaje añadiría líneas a su cabecera.</translation>
  </message>
  <message>
   <source>Another file has taken the place of {path} while the program was running. Nothing was written. Close the program and open it again to work with that file, or put the first back.</source>
   <translation>Otro archivo ha ocupado el lugar de {path} mientras el programa funcionaba. No se ha escrito nada. Cierre el programa y vuelva a abrirlo para trabajar con ese archivo, o ponga el primero en su sitio.</translation>
  </message>
  <message>
   <source>Another program has been writing into {path} for {seconds:.0f} seconds. Try again; if it stays so, end the other program.</source>
   <translation>Otro programa lleva {seconds:.0f} segundos escribiendo en {path}. Inténtelo de nuevo; si sigue así, cierre el otro programa.</translation>
  </message>
  <message>
   <source>At most {count} messages a minute are sent: the others wait their turn.</source>
   <translation>Se envían como mucho {count} mensajes por minuto: los demás esperan su turno.</translation>
  </message>
  <message>
   <source>Capacity {capacity:seat|seats}; the launch is {status}.</source>
   <translation>Capacidad: {capacity:plaza|plazas}; estado del lanzamiento: {status}.</translation>
  </message>
  <message>
   <source>Connection unexpectedly closed</source>
   <translation>cortó la conexión</translation>
  </message>
  <message>
   <source>Connection unexpectedly closed: timed out</source>
   <translation>tardó demasiado en responder</translation>
  </message>
  <message>
   <source>Disk quota exceeded</source>
   <translation>se ha superado la cuota de disco</translation>
  </message>
  <message>
   <source>File name too long</source>
   <translation>el nombre del archivo es demasiado largo</translation>
  </message>
  <message>
   <source>Input/output error</source>
   <translation>error de entrada o salida</translation>
  </message>
  <message>
   <source>Invoices that were issued are lost, and their numbers will be given out again: {numbers}. Keep their files.</source>
   <translation>Se pierden facturas ya emitidas y sus números se darán otra vez: {numbers}. Guarde sus archivos.</translation>
  </message>
  <message>
   <source>Invoices that were issued would be lost, and their numbers given out again: {numbers}. Keep their files.</source>
   <translation>Se perderían facturas ya emitidas y sus números volverían a asignarse: {numbers}. Conserve sus archivos.</translation>
  </message>
  <message>
   <source>Is a directory</source>
   <translation>es una carpeta</translation>
  </message>
  <message>
   <source>Manifest of launch {launch}</source>
   <translation>Manifiesto del lanzamiento {launch}</translation>
  </message>
  <message>
   <source>Messages that waited in the backup: {count}. Nobody knows whether they had gone out before; they are kept back until somebody decides.</source>
   <translation>Mensajes que esperaban en la copia: {count}. Nadie sabe si ya habían salido; quedan retenidos hasta que alguien decida.</translation>
  </message>
  <message>
   <source>News of launches that waited in the backup to be told: {count}. They are kept back until somebody tries these jobs again or cancels them.</source>
   <translation>Noticias de lanzamientos que esperaban en la copia: {count}. Quedan retenidas hasta que alguien reintente o cancele estas tareas.</translation>
  </message>
  <message>
   <source>No mail server is set: set smtp.host, or mail.folder to have messages written as files.</source>
   <translation>No hay servidor de correo: indique smtp.host, o mail.folder para guardar los mensajes como archivos.</translation>
  </message>
  <message>
   <source>No more messages a minute than {count} are sent.</source>
   <translation>Por minuto no se envían más mensajes que {count}.</translation>
  </message>
  <message>
   <source>No space left on device</source>
   <translation>no queda espacio en el disco</translation>
  </message>
  <message>
   <source>No such file or directory</source>
   <translation>no existe ese archivo o carpeta</translation>
  </message>
  <message>
   <source>No {entity} is called “{typed}”, or several are: choose one of the list.</source>
   <translation>No hay {entity:ningún|ninguna} {entity} con el nombre «{typed}», o hay {entity:varios|varias}: elija {entity:uno|una} de la lista.</translation>
  </message>
  <message>
   <source>No {field} is called “{value}”: it is one of {known}.</source>
   <translation>En «{field}» no existe «{value}»: indique uno de estos: {known}.</translation>
  </message>
  <message>
   <source>Nobody knows whether it arrived: {error}</source>
   <translation>No se sabe si llegó: {error}</translation>
  </message>
  <message>
   <source>Not a directory</source>
   <translation>no es una carpeta</translation>
  </message>
  <message>
   <source>Operation not permitted</source>
   <translation>operación no permitida</translation>
  </message>
  <message>
   <source>Permission denied</source>
   <translation>permiso denegado</translation>
  </message>
  <message>
   <source>Prices that stand keep their figures and are in {currency} now: look through the open launches.</source>
   <translation>Los precios existentes conservan sus cifras y ahora están en {currency}: revise los lanzamientos abiertos.</translation>
  </message>
  <message>
   <source>Read-only file system</source>
   <translation>el disco es de solo lectura</translation>
  </message>
  <message>
   <source>SMTP AUTH extension not supported by server.</source>
   <translation>no admite cuentas por esta conexión.</translation>
  </message>
  <message>
   <source>STARTTLS extension not supported by server.</source>
   <translation>no ofrece STARTTLS: elija otra opción en smtp.security.</translation>
  </message>
  <message>
   <source>Say where the range begins or ends.</source>
   <translation>Indique dónde empieza o dónde termina el intervalo.</translation>
  </message>
  <message>
   <source>Say which {what} after “{before}”.</source>
   <translation>Indique un valor después de «{before}».</translation>
  </message>
  <message>
   <source>Somebody has altered the table {table} in {path}, so it isn't upgraded; nothing was changed. Restore the last backup.</source>
   <translation>Alguien ha modificado la tabla {table} de {path}, así que no se actualiza; no se ha cambiado nada. Restaure la última copia de seguridad.</translation>
  </message>
  <message>
   <source>Something is missing here.</source>
   <translation>Aquí falta algo.</translation>
  </message>
  <message>
   <source>The backup is of a database called {name}.</source>
   <translation>La copia es de una base de datos llamada {name}.</translation>
  </message>
  <message>
   <source>The backup is of another company, {company}: afterwards people sign in with the passwords of that one.</source>
   <translation>La copia es de otra empresa, {company}: después se entra con las contraseñas de aquella.</translation>
  </message>
  <message>
   <source>The database in the backup lacks what guards it: {parts}.</source>
   <translation>A la base de datos de la copia le falta lo que la protege: {parts}.</translation>
  </message>
  <message>
   <source>The disk with {path} is full. Make room, then try again; nothing was written.</source>
   <translation>El disco de {path} está lleno. Haga sitio e inténtelo de nuevo; no se ha escrito nada.</translation>
  </message>
  <message>
   <source>The facts of {event} can't be read: {error}</source>
   <translation>No se pueden leer los datos de {event}: {error}</translation>
  </message>
  <message>
   <source>The folder of backups {folder} isn't there: plug in its disk, or set another folder.</source>
   <translation>La carpeta de las copias de seguridad {folder} no está: conecte su disco o ponga otra carpeta.</translation>
  </message>
  <message>
   <source>The folder of messages {folder} can't be written ({reason}): make it writable, or set mail.folder to another one.</source>
   <translation>No se puede escribir en la carpeta de mensajes {folder} ({reason}): permita escribir en ella, o indique otra en mail.folder.</translation>
  </message>
  <message>
   <source>The folder of messages {folder} isn't there: plug in its disk or make it, or set mail.folder to another one.</source>
   <translation>La carpeta de mensajes {folder} no está: conecte su disco o cree la carpeta, o indique otra en mail.folder.</translation>
  </message>
  <message>
   <source>The folder {folder} belongs to somebody else, who could read all that is in it. Remove it or its link, or set XDG_DATA_HOME and XDG_CONFIG_HOME to another place.</source>
   <translation>La carpeta {folder} es de otra persona, que podría leer todo lo que contiene. Quite la carpeta o su enlace, o ponga XDG_DATA_HOME y XDG_CONFIG_HOME en otro lugar.</translation>
  </message>
  <message>
   <source>The folder {folder} cannot be used: {reason}. Make it yours to write in, or set XDG_DATA_HOME and XDG_CONFIG_HOME to another place.</source>
   <translation>La carpeta {folder} no se puede usar: {reason}. Dese permiso para escribir en ella, o ponga XDG_DATA_HOME y XDG_CONFIG_HOME en otro lugar.</translation>
  </message>
  <message>
   <source>The folder {folder} isn't there. If it is on a removable disk, connect the disk; then try again, or choose another folder.</source>
   <translation>No existe la carpeta {folder}. Si está en un disco extraíble, conecte el disco e inténtelo de nuevo, o elija otra carpeta.</translation>
  </message>
  <message>
   <source>The invoice waits: {agency} lacks {missing}. Enter it with the agency.</source>
   <translation>La factura espera: a {agency} le falta {missing}. Introdúzcalo en la agencia.</translation>
  </message>
  <message>
   <source>The invoice's file isn't made yet.</source>
   <translation>El archivo de la factura aún no está hecho.</translation>
  </message>
  <message>
   <source>The job names no invoice.</source>
   <translation>La tarea no nombra ninguna factura.</translation>
  </message>
  <message>
   <source>The job names no launch.</source>
   <translation>La tarea no nombra ningún lanzamiento.</translation>
  </message>
  <message>
   <source>The job names no message.</source>
   <translation>La tarea no nombra ningún mensaje.</translation>
  </message>
  <message>
   <source>The log in the backup was changed by hand: “check” tells where.</source>
   <translation>El registro de la copia se cambió a mano: «check» dice dónde.</translation>
  </message>
  <message>
   <source>The mail server answered what nobody understands: {answer}</source>
   <translation>El servidor de correo respondió algo incomprensible: {answer}</translation>
  </message>
  <message>
   <source>The mail server broke off before it answered.</source>
   <translation>El servidor de correo cortó la conexión antes de responder.</translation>
  </message>
  <message>
   <source>The mail server broke off before it answered: {answer}</source>
   <translation>El servidor de correo cortó la conexión antes de responder: {answer}</translation>
  </message>
  <message>
   <source>The mail server broke off within the message.</source>
   <translation>El servidor de correo cortó la conexión a mitad del mensaje.</translation>
  </message>
  <message>
   <source>The mail server broke off within the message: {answer}</source>
   <translation>El servidor de correo cortó la conexión a mitad del mensaje: {answer}</translation>
  </message>
  <message>
   <source>The mail server broke off.</source>
   <translation>El servidor de correo cortó la conexión.</translation>
  </message>
  <message>
   <source>The mail server broke off: {answer}</source>
   <translation>El servidor de correo cortó la conexión: {answer}</translation>
  </message>
  <message>
   <source>The mail server can't do what is set: {answer}</source>
   <translation>El servidor de correo no admite lo que se ha configurado: {answer}</translation>
  </message>
  <message>
   <source>The mail server didn't take the message now: {answer}</source>
   <translation>El servidor de correo no aceptó el mensaje por ahora: {answer}</translation>
  </message>
  <message>
   <source>The mail server didn't take the recipient now: {answer}</source>
   <translation>El servidor de correo no aceptó al destinatario por ahora: {answer}</translation>
  </message>
  <message>
   <source>The mail server didn't take the sender now: {answer}</source>
   <translation>El servidor de correo no aceptó al remitente por ahora: {answer}</translation>
  </message>
  <message>
   <source>The mail server didn't understand us: {answer}</source>
   <translation>El servidor de correo no entendió la petición: {answer}</translation>
  </message>
  <message>
   <source>The mail server isn't ready for us: {answer}</source>
   <translation>El servidor de correo no puede atendernos ahora: {answer}</translation>
  </message>
  <message>
   <source>The mail server offers no way to sign in with letters beyond plain ones: choose another password, or another account (smtp.user).</source>
   <translation>El servidor de correo no ofrece cómo entrar con letras que no sean las básicas: elija otra contraseña u otra cuenta (smtp.user).</translation>
  </message>
  <message>
   <source>The mail server refused account or password: {answer}</source>
   <translation>El servidor de correo rechazó la cuenta o la contraseña: {answer}</translation>
  </message>
  <message>
   <source>The mail server refused the message: {answer}</source>
   <translation>El servidor de correo rechazó el mensaje: {answer}</translation>
  </message>
  <message>
   <source>The mail server refused the recipient: {answer}</source>
   <translation>El servidor de correo rechazó al destinatario: {answer}</translation>
  </message>
  <message>
   <source>The mail server refused the sender: {answer}</source>
   <translation>El servidor de correo rechazó al remitente: {answer}</translation>
  </message>
  <message>
   <source>The message can't be written as mail: {error}</source>
   <translation>El mensaje no se puede escribir como correo: {error}</translation>
  </message>
  <message>
   <source>The name there is {name}: see whether it is the same one.</source>
   <translation>Consta con el nombre {name}: compruebe si se trata de la misma ficha.</translation>
  </message>
  <message>
   <source>The program ended at the last try while this was being done. It may be what ends it: look into it before it is tried again.</source>
   <translation>El programa se cerró en el último intento mientras hacía esto. Puede que sea la causa: revíselo antes de reintentar.</translation>
  </message>
  <message>
   <source>The program ended while this was being handed over: nobody knows whether it arrived. Ask the recipient, then mark it sent or send it again.</source>
   <translation>El programa terminó mientras se entregaba: nadie sabe si llegó. Pregunte al destinatario y márquelo como enviado o envíelo de nuevo.</translation>
  </message>
  <message>
   <source>The record has {has:value|values}, and the file {of:column|columns}.</source>
   <translation>La fila tiene {has:valor|valores}, y el archivo {of:columna|columnas}.</translation>
  </message>
  <message>
   <source>The settings cannot be saved to {path}: {reason}.</source>
   <translation>Los ajustes no se pueden guardar en {path}: {reason}.</translation>
  </message>
  <message>
   <source>The template of {event} has an error: {error}</source>
   <translation>La plantilla de {event} tiene un error: {error}</translation>
  </message>
  <message>
   <source>The worker stumbled and tries again: {error}</source>
   <translation>El proceso ha tropezado con un fallo y lo reintenta: {error}</translation>
  </message>
  <message>
   <source>There is no database at {path}. Create one with: astrobookings init</source>
   <translation>No hay ninguna base de datos en {path}. Cree una con: astrobookings init</translation>
  </message>
  <message>
   <source>There is no day “{value}” in the calendar.</source>
   <translation>No existe el día «{value}» en el calendario.</translation>
  </message>
  <message>
   <source>There is no file {path}: check its name and folder.</source>
   <translation>No hay ningún archivo {path}: compruebe su nombre y su carpeta.</translation>
  </message>
  <message>
   <source>There is no folder {folder}: make it first.</source>
   <translation>No existe la carpeta {folder}: créela primero.</translation>
  </message>
  <message>
   <source>There is no folder {folder}: make it, or name another.</source>
   <translation>No hay ninguna carpeta {folder}: créela o indique otra.</translation>
  </message>
  <message>
   <source>There is no template for {event} to {role}.</source>
   <translation>No hay plantilla de {event} para {role}.</translation>
  </message>
  <message>
   <source>This computer doesn't know the zone: days are those of UTC here, and invoices wait. Choose another one.</source>
   <translation>Este equipo no conoce la zona: aquí los días son los de UTC, y las facturas esperan. Elija otra.</translation>
  </message>
  <message>
   <source>This doesn't look like a tax id of any country: read it again.</source>
   <translation>No parece un NIF de ningún país: vuelva a leerlo.</translation>
  </message>
  <message>
   <source>This is a practice database: no message leaves it. Set mail.folder to see messages as files.</source>
   <translation>Esta es una base de datos de prácticas: ningún mensaje sale de ella. Indique mail.folder para ver los mensajes como archivos.</translation>
  </message>
  <message>
   <source>This is a practice database: no message leaves this computer. Set mail.folder to see messages as files, or smtp.host to a mail server on it (localhost).</source>
   <translation>Esta es una base de datos de prácticas: ningún mensaje sale de este equipo. Indique mail.folder para ver los mensajes como archivos, o en smtp.host un servidor de correo de este equipo (localhost).</translation>
  </message>
  <message>
   <source>This is a practice database: no message leaves this computer. Set mail.folder to see messages as files.</source>
   <translation>Esta es una base de datos de prácticas: ningún mensaje sale de este equipo. Indique mail.folder para ver los mensajes como archivos.</translation>
  </message>
  <message>
   <source>This list has no field “{field}”.</source>
   <translation>Esta lista no tiene el campo «{field}».</translation>
  </message>
  <message>
   <source>This parenthesis is never closed.</source>
   <translation>Este paréntesis no se cierra.</translation>
  </message>
  <message>
   <source>This parenthesis was never opened.</source>
   <translation>Este paréntesis no se ha abierto.</translation>
  </message>
  <message>
   <source>This quote is never closed.</source>
   <translation>Estas comillas no se cierran.</translation>
  </message>
  <message>
   <source>This range ends before it begins.</source>
   <translation>Este intervalo termina antes de empezar.</translation>
  </message>
  <message>
   <source>This version of the program doesn't know this kind of job: install a newer one.</source>
   <translation>Esta versión del programa no conoce este tipo de tarea: instale una más reciente.</translation>
  </message>
  <message>
   <source>Too many levels of symbolic links</source>
   <translation>demasiados enlaces simbólicos</translation>
  </message>
  <message>
   <source>Viable from {percent} % of the capacity sold.</source>
   <translation>Viable desde el {percent} % de la capacidad vendida.</translation>
  </message>
  <message>
   <source>What is in the backup is for practice, not for business.</source>
   <translation>El contenido de la copia es de prácticas, no de negocio real.</translation>
  </message>
  <message>
   <source>What the message is to tell can't be read.</source>
   <translation>No se puede leer lo que el mensaje debe contar.</translation>
  </message>
  <message>
   <source>What was done since the backup would be lost: {count:change|changes}.</source>
   <translation>Se perdería lo hecho desde la copia: {count:cambio|cambios}.</translation>
  </message>
  <message>
   <source>Written to {path}.</source>
   <translation>Guardado en {path}.</translation>
  </message>
  <message>
   <source>a cell is too long</source>
   <translation>una celda es demasiado larga</translation>
  </message>
  <message>
   <source>a quote is opened and not closed</source>
   <translation>hay unas comillas que se abren y no se cierran</translation>
  </message>
  <message>
   <source>accept it with: astrobookings check --accept</source>
   <translation>acéptelo con: astrobookings check --accept</translation>
  </message>
  <message>
   <source>be .csv or .xlsx: {rows:,} rows are more than fit on pages</source>
   <translation>ser .csv o .xlsx: {rows:,} filas no caben en páginas</translation>
  </message>
  <message>
   <source>be CSV; the record of line {start} isn't: {error}</source>
   <translation>ser CSV; la fila de la línea {start} no lo es: {error}</translation>
  </message>
  <message>
   <source>be Suborbital (suborbital), Low Earth (low_earth), Moon (moon) or Mars (mars)</source>
   <translation>ser Suborbital (suborbital), Órbita baja (low_earth), Luna (moon) o Marte (mars)</translation>
  </message>
  <message>
   <source>be a JSON object such as {"seat": "window"}</source>
   <translation>ser un objeto JSON como {"asiento": "ventanilla"}</translation>
  </message>
  <message>
   <source>be a currency code of three letters such as USD</source>
   <translation>ser un código de moneda de tres letras, como USD</translation>
  </message>
  <message>
   <source>be a date such as 1969-07-16, 16/07/1969 or 16 Jul 1969 13:32 UTC</source>
   <translation>ser una fecha como 1969-07-16, 16/07/1969 o 16 Jul 1969 13:32 UTC</translation>
  </message>
  <message>
   <source>be a date such as 2027-05-01</source>
   <translation>ser una fecha como 2027-05-01</translation>
  </message>
  <message>
   <source>be a date such as {example}</source>
   <translation>ser una fecha como {example}</translation>
  </message>
  <message>
   <source>be a day and time that the calendar has</source>
   <translation>ser un día y una hora que existan en el calendario</translation>
  </message>
  <message>
   <source>be a day that the calendar has</source>
   <translation>ser un día que exista en el calendario</translation>
  </message>
  <message>
   <source>be a name and a date of birth, as in “Ana López,1990-05-01”</source>
   <translation>ser un nombre y una fecha de nacimiento, como «Ana López,1990-05-01»</translation>
  </message>
  <message>
   <source>be a new one, or a backup to be replaced; what stands there is neither</source>
   <translation>ser uno nuevo, o una copia que se reemplace; lo que hay ahí no es ni lo uno ni lo otro</translation>
  </message>
  <message>
   <source>be a new or empty one; this one has records</source>
   <translation>ser una nueva o vacía; esta tiene fichas</translation>
  </message>
  <message>
   <source>be a number from {lowest:,} to {highest:,}</source>
   <translation>ser un número de {lowest:,} a {highest:,}</translation>
  </message>
  <message>
   <source>be a phone number such as +1 555 0100</source>
   <translation>ser un teléfono como +1 555 0100</translation>
  </message>
  <message>
   <source>be a time such as 2027-05-01T14:30Z</source>
   <translation>ser una hora como 2027-05-01T14:30Z</translation>
  </message>
  <message>
   <source>be a time zone such as America/New_York</source>
   <translation>ser una zona horaria como America/New_York</translation>
  </message>
  <message>
   <source>be a whole number from {lowest:,} to {highest:,}</source>
   <translation>ser un número entero de {lowest:,} a {highest:,}</translation>
  </message>
  <message>
   <source>be a year such as 2026</source>
   <translation>ser un año como 2026</translation>
  </message>
  <message>
   <source>be above the table's {least} %</source>
   <translation>superar el {least} % de la tabla</translation>
  </message>
  <message>
   <source>be above the table's {percent} % and at most 100 %</source>
   <translation>superar el {percent} % de la tabla y no pasar del 100 %</translation>
  </message>
  <message>
   <source>be an address such as name@example.com</source>
   <translation>ser una dirección como nombre@example.com</translation>
  </message>
  <message>
   <source>be an address that mail can come from, with plain letters and digits before the @</source>
   <translation>ser una dirección desde la que se pueda enviar correo, con letras sin tildes y cifras antes de la @</translation>
  </message>
  <message>
   <source>be an amount from 0.00 to {highest_price:,}</source>
   <translation>ser un importe de 0,00 a {highest_price:,}</translation>
  </message>
  <message>
   <source>be an amount from 0.01 to {highest_price:,}</source>
   <translation>ser un importe de 0,01 a {highest_price:,}</translation>
  </message>
  <message>
   <source>be an amount such as {example:,.2f}</source>
   <translation>ser un importe como {example:,.2f}</translation>
  </message>
  <message>
   <source>be an amount such as {example}</source>
   <translation>ser un importe como {example}</translation>
  </message>
  <message>
   <source>be an e-mail address</source>
   <translation>ser una dirección de correo</translation>
  </message>
  <message>
   <source>be another one than until now</source>
   <translation>ser distinta de la actual</translation>
  </message>
  <message>
   <source>be at least 1</source>
   <translation>ser al menos 1</translation>
  </message>
  <message>
   <source>be given</source>
   <translation>indicarse</translation>
  </message>
  <message>
   <source>be given first: it is needed to sign in</source>
   <translation>indicarse primero: hace falta para iniciar sesión</translation>
  </message>
  <message>
   <source>be given for staff of an agency; for an agency itself create an agency</source>
   <translation>indicarse para el personal de una agencia; para la propia agencia, cree una agencia</translation>
  </message>
  <message>
   <source>be given in ASTROBOOKINGS_NEW_PASSWORD, or at the prompt of a terminal</source>
   <translation>indicarse en ASTROBOOKINGS_NEW_PASSWORD o cuando un terminal la pida</translation>
  </message>
  <message>
   <source>be given in ASTROBOOKINGS_PASSWORD, or at the prompt of a terminal, to become theirs</source>
   <translation>indicarse en ASTROBOOKINGS_PASSWORD o cuando un terminal la pida, para que sea la suya</translation>
  </message>
  <message>
   <source>be given where a rocket is to be made</source>
   <translation>indicarse donde se haya de crear un cohete</translation>
  </message>
  <message>
   <source>be given, as the date has passed: launched, failed or aborted</source>
   <translation>darse, pues la fecha ya pasó: «launched», «failed» o «aborted»</translation>
  </message>
  <message>
   <source>be given: a manifest is that of one launch</source>
   <translation>indicarse: un manifiesto es el de un lanzamiento</translation>
  </message>
  <message>
   <source>be given: it is needed to sign in</source>
   <translation>indicarse: hace falta para iniciar sesión</translation>
  </message>
  <message>
   <source>be given: repeats are known by it</source>
   <translation>indicarse: así se reconocen las repeticiones</translation>
  </message>
  <message>
   <source>be launched, failed or aborted, not scheduled: the date has passed</source>
   <translation>ser «launched», «failed» o «aborted», no programado: la fecha ya pasó</translation>
  </message>
  <message>
   <source>be left out: it isn't entered by hand</source>
   <translation>omitirse: no se introduce a mano</translation>
  </message>
  <message>
   <source>be left out: it works only on a practice database, made by “init --now” or by “demo”</source>
   <translation>omitirse: solo funciona en una base de datos de prácticas, hecha con «init --now» o con «demo»</translation>
  </message>
  <message>
   <source>be left out: nobody is named on this booking's seats</source>
   <translation>omitirse: no hay nadie nombrado en las plazas de esta reserva</translation>
  </message>
  <message>
   <source>be left out: nothing was paid for what is held</source>
   <translation>omitirse: por una reserva provisional no se pagó nada</translation>
  </message>
  <message>
   <source>be left out: only staff of an agency has one</source>
   <translation>omitirse: solo la tiene el personal de una agencia</translation>
  </message>
  <message>
   <source>be left out: only the whole log can prove itself</source>
   <translation>omitirse: solo el registro entero puede probarse a sí mismo</translation>
  </message>
  <message>
   <source>be left out: {destination} needs {needed}</source>
   <translation>omitirse: {destination} necesita {needed}</translation>
  </message>
  <message>
   <source>be new or empty, and this one has records</source>
   <translation>ser nueva o vacía, y esta tiene fichas</translation>
  </message>
  <message>
   <source>be none that the list has of its own</source>
   <translation>ser uno que la lista no tenga ya</translation>
  </message>
  <message>
   <source>be of an import that wasn't undone before</source>
   <translation>ser de una importación que no se haya deshecho antes</translation>
  </message>
  <message>
   <source>be one of the columns that the file gives ({usable})</source>
   <translation>ser una de las columnas que da el archivo ({usable})</translation>
  </message>
  <message>
   <source>be one of the {most} that there are: delete one first</source>
   <translation>ser uno de los {most} que hay: elimine antes uno</translation>
  </message>
  <message>
   <source>be one of your saved filters of this list</source>
   <translation>ser uno de sus filtros guardados de esta lista</translation>
  </message>
  <message>
   <source>be one of {allowed}</source>
   <translation>ser uno de estos: {allowed}</translation>
  </message>
  <message>
   <source>be one of {known}</source>
   <translation>ser uno de estos: {known}</translation>
  </message>
  <message>
   <source>be one of {names}</source>
   <translation>ser uno de estos: {names}</translation>
  </message>
  <message>
   <source>be one that no other saved filter has</source>
   <translation>ser uno que no tenga otro filtro guardado</translation>
  </message>
  <message>
   <source>be one that this reader gets a letter of ({known})</source>
   <translation>ser uno del que este lector reciba carta ({known})</translation>
  </message>
  <message>
   <source>be scheduled, launched, failed or aborted</source>
   <translation>ser programado, lanzado, fallido o cancelado</translation>
  </message>
  <message>
   <source>be scheduled, not {status}: the date is still to come</source>
   <translation>ser programado, no {status}: la fecha aún está por llegar</translation>
  </message>
  <message>
   <source>be somebody else: nobody deactivates themselves</source>
   <translation>ser otra persona: nadie se desactiva a sí mismo</translation>
  </message>
  <message>
   <source>be somebody who signs in: with an e-mail, and no traveler</source>
   <translation>ser alguien que inicia sesión: con correo, y no un viajero</translation>
  </message>
  <message>
   <source>be text</source>
   <translation>ser texto</translation>
  </message>
  <message>
   <source>be text in UTF-8</source>
   <translation>ser texto en UTF-8</translation>
  </message>
  <message>
   <source>be that of an edit of your own, which {id} isn't</source>
   <translation>ser de una modificación propia, y {id} no lo es</translation>
  </message>
  <message>
   <source>be the bare name of a server such as smtp.example.com</source>
   <translation>ser el nombre a secas de un servidor, como smtp.example.com</translation>
  </message>
  <message>
   <source>be the code of a currency in use such as USD or EUR</source>
   <translation>ser el código de una moneda en uso, como USD o EUR</translation>
  </message>
  <message>
   <source>be the number of an import</source>
   <translation>ser el número de una importación</translation>
  </message>
  <message>
   <source>be the password that you sign in with</source>
   <translation>ser la contraseña con la que inicia sesión</translation>
  </message>
  <message>
   <source>be the same as the password above</source>
   <translation>ser igual que la contraseña de arriba</translation>
  </message>
  <message>
   <source>be the whole path of a folder, from / on</source>
   <translation>ser la ruta completa de una carpeta, desde /</translation>
  </message>
  <message>
   <source>be told apart by the id: {ids} are called {typed}</source>
   <translation>distinguirse por el id: {ids} se llaman {typed}</translation>
  </message>
  <message>
   <source>be told apart: {typed} is the id of one and the locator of another; write {id}{typed} or {start}-{end}</source>
   <translation>distinguirse: {typed} es el id de uno y el localizador de otro; escriba {id}{typed} o {start}-{end}</translation>
  </message>
  <message>
   <source>be two different times of the day</source>
   <translation>ser dos horas distintas del día</translation>
  </message>
  <message>
   <source>be two times of the day such as 22:00-07:00</source>
   <translation>ser dos horas del día como 22:00-07:00</translation>
  </message>
  <message>
   <source>be yes or no</source>
   <translation>ser sí o no</translation>
  </message>
  <message>
   <source>be {first} or later</source>
   <translation>ser {first} o posterior</translation>
  </message>
  <message>
   <source>be {known}</source>
   <translation>ser {known}</translation>
  </message>
  <message>
   <source>be {known} in an import</source>
   <translation>ser {known} en una importación</translation>
  </message>
  <message>
   <source>be {last} or earlier</source>
   <translation>ser {last} o anterior</translation>
  </message>
  <message>
   <source>be {words}</source>
   <translation>ser {words}</translation>
  </message>
  <message>
   <source>be “{known}” or a time zone such as America/New_York</source>
   <translation>ser «{known}» o una zona horaria como America/New_York</translation>
  </message>
  <message>
   <source>brought {net} cents, and its bookings say {counted}</source>
   <translation>dio {net} céntimos, y sus reservas dicen {counted}</translation>
  </message>
  <message>
   <source>can't be trusted: {reason}</source>
   <translation>no es de fiar: {reason}</translation>
  </message>
  <message>
   <source>cannot be read: {reason}</source>
   <translation>no se puede leer: {reason}</translation>
  </message>
  <message>
   <source>end in .pdf, for that is what it is</source>
   <translation>terminar en .pdf, pues eso es</translation>
  </message>
  <message>
   <source>end in {known}, which names its format</source>
   <translation>terminar en {known}, que indica su formato</translation>
  </message>
  <message>
   <source>end in {known}; {ending} is for entry_log</source>
   <translation>terminar en {known}; {ending} es para entry_log</translation>
  </message>
  <message>
   <source>end in {names} or .pdf</source>
   <translation>terminar en {names} o .pdf</translation>
  </message>
  <message>
   <source>end with an offset from UTC such as Z or +02:00</source>
   <translation>terminar con un desfase de UTC como Z o +02:00</translation>
  </message>
  <message>
   <source>flies rocket {rocket} on {day}, as launch {also_other} does</source>
   <translation>lleva el cohete {rocket} el {day}, igual que el lanzamiento {also_other}</translation>
  </message>
  <message>
   <source>goes to {destination}, too far for the range of its rocket {rocket}</source>
   <translation>va a {destination}, demasiado lejos para el alcance de su cohete {rocket}</translation>
  </message>
  <message>
   <source>got {refund} cents back with its canceled parts at {percent} %, not {due}</source>
   <translation>devolvió {refund} céntimos con sus partes canceladas al {percent} %, no {due}</translation>
  </message>
  <message>
   <source>has a name that no one could have entered</source>
   <translation>tiene un nombre que nadie pudo introducir</translation>
  </message>
  <message>
   <source>has a passenger with a name that no one could have entered or find</source>
   <translation>tiene un pasajero con un nombre que nadie pudo introducir o encontrar</translation>
  </message>
  <message>
   <source>has a request id that was used for something else</source>
   <translation>tiene un id de petición que se usó para otra cosa</translation>
  </message>
  <message>
   <source>has a total of {total} cents, not {seats:seat|seats} at {price} cents</source>
   <translation>tiene un total de {total} céntimos, no {seats:plaza|plazas} a {price} céntimos</translation>
  </message>
  <message>
   <source>has an archived file that was changed</source>
   <translation>tiene un archivo guardado que se cambió</translation>
  </message>
  <message>
   <source>has an id that was never given out</source>
   <translation>tiene un id que nunca se asignó</translation>
  </message>
  <message>
   <source>has text that isn't UTF-8 ({columns}); restore a backup from before it came in</source>
   <translation>tiene texto que no es UTF-8 ({columns}); restaure una copia de seguridad anterior a ello</translation>
  </message>
  <message>
   <source>has the e-mail {email}, which isn't one or is kept under another key</source>
   <translation>tiene el correo {email}, que no lo es o se guarda con otra clave</translation>
  </message>
  <message>
   <source>has the locator {locator}, which isn't one</source>
   <translation>tiene el localizador {locator}, que no lo es</translation>
  </message>
  <message>
   <source>has the number {number} and lacks something that it must say for ever</source>
   <translation>tiene el número {number} y le falta algo que debe decir para siempre</translation>
  </message>
  <message>
   <source>has the number {number}, and the one before it in that year ends with {serial_before}</source>
   <translation>tiene el número {number}, y el anterior de ese año termina en {serial_before}</translation>
  </message>
  <message>
   <source>has the number {number}, which isn't one of the year of its date {date}</source>
   <translation>tiene el número {number}, que no es del año de su fecha {date}</translation>
  </message>
  <message>
   <source>has the passenger {name}, who is {age:year|years} old on the launch date</source>
   <translation>tiene al pasajero {name}, que tiene {age:año|años} en la fecha del lanzamiento</translation>
  </message>
  <message>
   <source>has the passenger {name}, who isn't born yet on the launch date</source>
   <translation>tiene al pasajero {name}, que aún no ha nacido en la fecha del lanzamiento</translation>
  </message>
  <message>
   <source>has the passenger {name}, whose birth date or launch date is no date</source>
   <translation>tiene al pasajero {name}, cuya fecha de nacimiento o de lanzamiento no es una fecha</translation>
  </message>
  <message>
   <source>has the role {role} and not the record that goes with it</source>
   <translation>tiene el rol {role} y no la ficha que le corresponde</translation>
  </message>
  <message>
   <source>has times out of order: booked, confirmed by the hold's deadline, canceled</source>
   <translation>tiene horas desordenadas: reservado, confirmado dentro del plazo, cancelado</translation>
  </message>
  <message>
   <source>has {named:passenger|passengers} on {seats:seat|seats}</source>
   <translation>tiene {named:pasajero|pasajeros} en {seats:plaza|plazas}</translation>
  </message>
  <message>
   <source>has {seats:seat|seats} on launch {launch}, and the limit stored with the sale is {seat_limit}</source>
   <translation>tiene {seats:plaza|plazas} en el lanzamiento {launch}, y el límite guardado con la venta es {seat_limit}</translation>
  </message>
  <message>
   <source>has {seats:seat|seats} with its parts, and {sold} {sold:=was|were} sold</source>
   <translation>tiene {seats:plaza|plazas} con sus partes, y se {sold:=vendió|vendieron} {sold}</translation>
  </message>
  <message>
   <source>has {seats:seat|seats}, and the limit stored with it is {seat_limit}</source>
   <translation>tiene {seats:plaza|plazas}, y el límite guardado es {seat_limit}</translation>
  </message>
  <message>
   <source>has {taken:seat|seats} taken of {capacity}</source>
   <translation>tiene {taken:plaza ocupada|plazas ocupadas} de {capacity}</translation>
  </message>
  <message>
   <source>have a letter or a digit</source>
   <translation>tener una letra o una cifra</translation>
  </message>
  <message>
   <source>have a name without a zero sign in it</source>
   <translation>tener un nombre sin el signo cero</translation>
  </message>
  <message>
   <source>have an offset from UTC</source>
   <translation>tener un desfase de UTC</translation>
  </message>
  <message>
   <source>have at least one visible character</source>
   <translation>tener al menos un carácter visible</translation>
  </message>
  <message>
   <source>have at least {shortest_passphrase} characters</source>
   <translation>tener al menos {shortest_passphrase} caracteres</translation>
  </message>
  <message>
   <source>have at least {shortest_password} characters</source>
   <translation>tener al menos {shortest_password} caracteres</translation>
  </message>
  <message>
   <source>have at most two decimals</source>
   <translation>tener como máximo dos decimales</translation>
  </message>
  <message>
   <source>have at most {limit:,} characters</source>
   <translation>tener como máximo {limit:,} caracteres</translation>
  </message>
  <message>
   <source>have at most {longest:,} characters</source>
   <translation>tener como máximo {longest:,} caracteres</translation>
  </message>
  <message>
   <source>have at most {longest_document:,} characters</source>
   <translation>tener como máximo {longest_document:,} caracteres</translation>
  </message>
  <message>
   <source>have at most {longest_name} characters</source>
   <translation>tener como máximo {longest_name} caracteres</translation>
  </message>
  <message>
   <source>have at most {longest_password} characters</source>
   <translation>tener como máximo {longest_password} caracteres</translation>
  </message>
  <message>
   <source>have at most {most:row|rows}, as the format has; take CSV, or narrow the list</source>
   <translation>tener como máximo {most:fila|filas}, las del formato; use CSV o acote la lista</translation>
  </message>
  <message>
   <source>have at most {most} words and conditions</source>
   <translation>tener como máximo {most} palabras y condiciones</translation>
  </message>
  <message>
   <source>have each column once; there are two called “{column}”</source>
   <translation>tener cada columna una sola vez; hay dos llamadas «{column}»</translation>
  </message>
  <message>
   <source>have from 1 to {longest_workstation_name} characters</source>
   <translation>tener de 1 a {longest_workstation_name} caracteres</translation>
  </message>
  <message>
   <source>have from 1 to {most} characters</source>
   <translation>tener de 1 a {most} caracteres</translation>
  </message>
  <message>
   <source>have no line breaks or control characters</source>
   <translation>ir sin saltos de línea ni caracteres de control</translation>
  </message>
  <message>
   <source>have no line breaks or other control characters</source>
   <translation>ir sin saltos de línea ni otros caracteres de control</translation>
  </message>
  <message>
   <source>have no people of its own, and this one has: a demo is for practice for ever, and its administrator's password is known to everybody. Name another file with --database</source>
   <translation>no tener personas propias, y esta las tiene: una demo es de práctica para siempre, y todo el mundo conoce la contraseña de su administrador. Indique otro archivo con --database</translation>
  </message>
  <message>
   <source>have no text of more than {longest:character|characters}, which is all that a cell of the format takes, and there is one of {length:,} under {column}; take CSV, or narrow the list</source>
   <translation>no tener textos de más de {longest:carácter|caracteres}, que es lo que admite una celda del formato, y hay uno de {length:,} en {column}; use CSV o acote la lista</translation>
  </message>
  <message>
   <source>hold no control characters</source>
   <translation>ir sin caracteres de control</translation>
  </message>
  <message>
   <source>index</source>
   <translation>índice</translation>
  </message>
  <message>
   <source>is charged {points} basis points, and agency {agency} had {least} launched before</source>
   <translation>se cobra a {points} puntos básicos, y la agencia {agency} tenía antes {least} lanzados</translation>
  </message>
  <message>
   <source>is dated {date}, before the invoice that got the number before it ({date_before})</source>
   <translation>tiene fecha {date}, anterior a la factura con el número previo ({date_before})</translation>
  </message>
  <message>
   <source>is dated {date}, later than anything that was done</source>
   <translation>tiene fecha {date}, posterior a todo lo que se hizo</translation>
  </message>
  <message>
   <source>is for agency {agency}, and its launch {also_launch} is of agency {of_launch}</source>
   <translation>es para la agencia {agency}, y su lanzamiento {also_launch} es de la agencia {of_launch}</translation>
  </message>
  <message>
   <source>is for launch {also_launch}, which is {launch_status} and isn't charged for</source>
   <translation>es para el lanzamiento {also_launch}, que está {launch_status} y no se cobra</translation>
  </message>
  <message>
   <source>is for launch {launch}, as invoice {also_other} is; neither is void</source>
   <translation>es para el lanzamiento {launch}, igual que la factura {also_other}; ninguna está anulada</translation>
  </message>
  <message>
   <source>is no setting (there are {known})</source>
   <translation>no es ningún ajuste (hay {known})</translation>
  </message>
  <message>
   <source>is not text in UTF-8</source>
   <translation>no es texto en UTF-8</translation>
  </message>
  <message>
   <source>is not valid TOML: something in it is too long</source>
   <translation>no es TOML válido: hay algo demasiado largo</translation>
  </message>
  <message>
   <source>is not valid TOML: {error}</source>
   <translation>no es TOML válido: {error}</translation>
  </message>
  <message>
   <source>is of agency {agency}, and its rocket {rocket} of agency {of_rocket}</source>
   <translation>es de la agencia {agency}, y su cohete {rocket} de la agencia {of_rocket}</translation>
  </message>
  <message>
   <source>is open with a capacity of {capacity}; its rocket {rocket} has {of_rocket}</source>
   <translation>está abierto con capacidad {capacity}; su cohete {rocket} tiene {of_rocket}</translation>
  </message>
  <message>
   <source>is over {amount} cents, and an aborted launch costs 100000</source>
   <translation>es de {amount} céntimos, y un lanzamiento cancelado cuesta 100000</translation>
  </message>
  <message>
   <source>is over {amount} cents, and {paid} were paid</source>
   <translation>es de {amount} céntimos, y se pagaron {paid}</translation>
  </message>
  <message>
   <source>is over {amount} cents, and {points} basis points of its own {net} are something else</source>
   <translation>es de {amount} céntimos, y {points} puntos básicos de su propio neto {net} son otra cosa</translation>
  </message>
  <message>
   <source>is over {amount} cents, neither 1 % nor 0.8 % of the {net} that its launch brought</source>
   <translation>es de {amount} céntimos, ni el 1 % ni el 0,8 % de los {net} que dio su lanzamiento</translation>
  </message>
  <message>
   <source>is the last of {year} with the number {serial} and the date {date}, and the series says otherwise</source>
   <translation>es la última de {year} con el número {serial} y la fecha {date}, y la serie dice otra cosa</translation>
  </message>
  <message>
   <source>is told of in the log, and is gone</source>
   <translation>consta en el registro, y ya no existe</translation>
  </message>
  <message>
   <source>is {status} on launch {also_launch}, which is {launch_status}</source>
   <translation>está {status} en el lanzamiento {also_launch}, que está {launch_status}</translation>
  </message>
  <message>
   <source>is {status} with times that don't allow it</source>
   <translation>está {status} con horas que no lo permiten</translation>
  </message>
  <message>
   <source>is {status} with {paid} of {amount} cents paid</source>
   <translation>está {status} con {paid} de {amount} céntimos pagados</translation>
  </message>
  <message>
   <source>is {status} without a reason</source>
   <translation>está {status} sin motivo</translation>
  </message>
  <message>
   <source>is {status}, and has neither an invoice nor a job that waits to issue one</source>
   <translation>está {status}, y no tiene ni factura ni tarea que espere para emitirla</translation>
  </message>
  <message>
   <source>is {status}, and its moment, net revenue or rate say otherwise</source>
   <translation>está {status}, y su momento, ingreso neto o tasa dicen otra cosa</translation>
  </message>
  <message>
   <source>is {status}, and its moments say otherwise</source>
   <translation>está {status}, y sus momentos dicen otra cosa</translation>
  </message>
  <message>
   <source>is {status}, and its other columns say otherwise</source>
   <translation>está {status}, y sus otras columnas dicen otra cosa</translation>
  </message>
  <message>
   <source>isn't found by its destination</source>
   <translation>no se encuentra por su destino</translation>
  </message>
  <message>
   <source>isn't found by its name</source>
   <translation>no se encuentra por su nombre</translation>
  </message>
  <message>
   <source>isn't found by the phone number</source>
   <translation>no se encuentra por el teléfono</translation>
  </message>
  <message>
   <source>isn't told of in the log</source>
   <translation>no consta en el registro</translation>
  </message>
  <message>
   <source>it ends too soon</source>
   <translation>termina antes de tiempo</translation>
  </message>
  <message>
   <source>it holds text that isn't UTF-8</source>
   <translation>contiene texto que no es UTF-8</translation>
  </message>
  <message>
   <source>it isn't of workstation {own}, as this file is</source>
   <translation>no es del puesto {own}, como este archivo</translation>
  </message>
  <message>
   <source>it kept silent for too long</source>
   <translation>tardó demasiado en responder</translation>
  </message>
  <message>
   <source>it left while TLS began</source>
   <translation>cortó la conexión al empezar TLS</translation>
  </message>
  <message>
   <source>it never comes to an end</source>
   <translation>no termina nunca de responder</translation>
  </message>
  <message>
   <source>it spoke or left before the end</source>
   <translation>respondió o cortó la conexión antes del final</translation>
  </message>
  <message>
   <source>it was put in afterwards: the row after it follows the one before it</source>
   <translation>se ha introducido después: la anotación siguiente continúa la anterior a esta</translation>
  </message>
  <message>
   <source>its contents were changed</source>
   <translation>se ha cambiado su contenido</translation>
  </message>
  <message>
   <source>its log ends with row {id} of {moment}</source>
   <translation>su registro termina con la anotación {id} de {moment}</translation>
  </message>
  <message>
   <source>lapsed, but was sold or not past its deadline</source>
   <translation>caducó, pero se había vendido o no había pasado su plazo</translation>
  </message>
  <message>
   <source>leave out what is mapped</source>
   <translation>omitir lo que ya está asignado</translation>
  </message>
  <message>
   <source>lie in the years {first_year} to {last_year}</source>
   <translation>estar entre los años {first_year} y {last_year}</translation>
  </message>
  <message>
   <source>lie on another day than line {line} of the same file, for the same rocket</source>
   <translation>ser de otro día que la línea {line} del mismo archivo, para el mismo cohete</translation>
  </message>
  <message>
   <source>log row {id} of {moment}</source>
   <translation>la anotación {id} de {moment}</translation>
  </message>
  <message>
   <source>makes {entity} {name}</source>
   <translation>crea {entity:el|la} {entity} {name}</translation>
  </message>
  <message>
   <source>must {reason}, not {value}</source>
   <translation>debe {reason}, y no {value}</translation>
  </message>
  <message>
   <source>name a column of the file ({known})</source>
   <translation>nombrar una columna del archivo ({known})</translation>
  </message>
  <message>
   <source>name a filter that you have saved for this list</source>
   <translation>nombrar un filtro que usted haya guardado para esta lista</translation>
  </message>
  <message>
   <source>name a rocket of that agency, or let missing ones be made</source>
   <translation>nombrar un cohete de esa agencia, o deje que se creen los que faltan</translation>
  </message>
  <message>
   <source>name a rocket that is there</source>
   <translation>nombrar un cohete que exista</translation>
  </message>
  <message>
   <source>name an agency that is there, or let missing ones be made</source>
   <translation>nombrar una agencia existente, o deje que se creen las que faltan</translation>
  </message>
  <message>
   <source>name an environment variable that holds the passphrase</source>
   <translation>nombrar una variable de entorno que contenga la frase de contraseña</translation>
  </message>
  <message>
   <source>name columns of the list</source>
   <translation>nombrar columnas de la lista</translation>
  </message>
  <message>
   <source>name one of {known} after the dot</source>
   <translation>nombrar uno de {known} tras el punto</translation>
  </message>
  <message>
   <source>name one of {names}</source>
   <translation>nombrar uno de estos: {names}</translation>
  </message>
  <message>
   <source>names a {parent} that doesn't exist</source>
   <translation>remite a «{parent}», que no existe</translation>
  </message>
  <message>
   <source>needs the range {needed}, and its rocket {rocket} has {of_rocket}</source>
   <translation>necesita el alcance {needed}, y su cohete {rocket} tiene {of_rocket}</translation>
  </message>
  <message>
   <source>not be a traveler: travelers don't sign in here</source>
   <translation>ser otra cosa que viajero: los viajeros no inician sesión aquí</translation>
  </message>
  <message>
   <source>not be one of the most common ones: they are tried first</source>
   <translation>ser distinta de las más comunes: son las primeras que se prueban</translation>
  </message>
  <message>
   <source>not be one or two characters repeated</source>
   <translation>ser más que uno o dos caracteres repetidos</translation>
  </message>
  <message>
   <source>not be traveler: create a traveler instead</source>
   <translation>ser otra cosa que viajero: cree un viajero en su lugar</translation>
  </message>
  <message>
   <source>not be your name, your e-mail or the program's name</source>
   <translation>ser distinta de su nombre, su correo y el nombre del programa</translation>
  </message>
  <message>
   <source>not begin with “{start}”: that is our own</source>
   <translation>empezar de otro modo que «{start}»: eso es nuestro</translation>
  </message>
  <message>
   <source>repeats {key} and adds nothing</source>
   <translation>repite {key} y no añade nada</translation>
  </message>
  <message>
   <source>repeats {key}: {columns}</source>
   <translation>repite {key}: {columns}</translation>
  </message>
  <message>
   <source>rows were removed from the end</source>
   <translation>se han quitado anotaciones del final</translation>
  </message>
  <message>
   <source>say what to show</source>
   <translation>decir qué mostrar</translation>
  </message>
  <message>
   <source>say which column of the file is the {missing} ({names}): --map {missing}=COLUMN</source>
   <translation>decir qué columna del archivo es {missing} ({names}): --map {missing}=COLUMNA</translation>
  </message>
  <message>
   <source>says {net} cents and {points} basis points, and its launch {also_launch} has {its_net} and {its_points}</source>
   <translation>dice {net} céntimos y {points} puntos básicos, y su lanzamiento {also_launch} tiene {its_net} y {its_points}</translation>
  </message>
  <message>
   <source>says {taken} seats taken and {held} held; its bookings have {taken_counted} and {held_counted}</source>
   <translation>dice {taken} plazas ocupadas y {held} provisionales; sus reservas tienen {taken_counted} y {held_counted}</translation>
  </message>
  <message>
   <source>shares its e-mail with user {also_other}</source>
   <translation>comparte su correo con el usuario {also_other}</translation>
  </message>
  <message>
   <source>shares its request id with booking {also_other}</source>
   <translation>comparte su id de petición con la reserva {also_other}</translation>
  </message>
  <message>
   <source>shares the locator {locator} with booking {also_other}</source>
   <translation>comparte el localizador {locator} con la reserva {also_other}</translation>
  </message>
  <message>
   <source>somebody has altered a table of the database in it; it can't be upgraded</source>
   <translation>alguien ha alterado una tabla de la base de datos que contiene; no se puede actualizar</translation>
  </message>
  <message>
   <source>something stands right after a closing quote</source>
   <translation>hay algo justo después de unas comillas de cierre</translation>
  </message>
  <message>
   <source>something was added to its end</source>
   <translation>se ha añadido algo al final</translation>
  </message>
  <message>
   <source>stand as it was imported; it was changed since</source>
   <translation>estar como se importó; se cambió después</translation>
  </message>
  <message>
   <source>stand beside --create-missing {owner}</source>
   <translation>ir junto a --create-missing {owner}</translation>
  </message>
  <message>
   <source>state one time, with its offset from UTC if any: write it as 1969-07-16 13:32 -05:00</source>
   <translation>indicar una sola hora, con su desfase de UTC si lo tiene: escríbalo como 1969-07-16 13:32 -05:00</translation>
  </message>
  <message>
   <source>stay as it is: delay the launch to give it a later date</source>
   <translation>quedarse como está: retrase el lanzamiento para darle una fecha posterior</translation>
  </message>
  <message>
   <source>stay as it is: the rocket has launches</source>
   <translation>quedarse como está: el cohete tiene lanzamientos</translation>
  </message>
  <message>
   <source>stay {role}: the record is a {role}'s own</source>
   <translation>seguir siendo {role}: la ficha es de {role}</translation>
  </message>
  <message>
   <source>table</source>
   <translation>tabla</translation>
  </message>
  <message>
   <source>tell day from month: write it as 1969-07-16</source>
   <translation>distinguir día y mes: escríbalo como 1969-07-16</translation>
  </message>
  <message>
   <source>tell one agency from another; {count} have it</source>
   <translation>distinguir una agencia de otra; {count} lo tienen</translation>
  </message>
  <message>
   <source>tell one rocket from another; {count} have it, so the agency is needed</source>
   <translation>distinguir un cohete de otro; {count} lo tienen, así que hace falta la agencia</translation>
  </message>
  <message>
   <source>tell one {entity} from another; {count} have it</source>
   <translation>distinguir {entity:un|una} {entity} de {entity:otro|otra}; {count} lo tienen</translation>
  </message>
  <message>
   <source>the database in it can't be upgraded</source>
   <translation>la base de datos que contiene no se puede actualizar</translation>
  </message>
  <message>
   <source>the database in it is spoiled</source>
   <translation>la base de datos que contiene está estropeada</translation>
  </message>
  <message>
   <source>the database in it was changed by somebody ({parts})</source>
   <translation>alguien cambió la base de datos que contiene ({parts})</translation>
  </message>
  <message>
   <source>the file can't be compared with what was remembered of its log: {path} is damaged. If you know why, {accept}</source>
   <translation>el archivo no se puede comparar con lo que se recordaba de su registro: {path} está dañado. Si sabe por qué, {accept}</translation>
  </message>
  <message>
   <source>the file can't be read any further in this: {reason}</source>
   <translation>en este punto el archivo no se puede leer más: {reason}</translation>
  </message>
  <message>
   <source>the file doesn't find all by its words: {table} holds others than its rows. Mend it with: astrobookings job repair-search</source>
   <translation>el archivo no lo encuentra todo por sus palabras: {table} contiene otras que sus filas. Repárelo con: astrobookings job repair-search</translation>
  </message>
  <message>
   <source>the file has a company time zone that not every computer knows, {zone}. Choose another one with: astrobookings settings set company_time_zone Europe/Madrid</source>
   <translation>el archivo tiene una zona horaria de la empresa que no todos los equipos conocen, {zone}. Elija otra con: astrobookings settings set company_time_zone Europe/Madrid</translation>
  </message>
  <message>
   <source>the file has a {kind} {name} that the program didn't make</source>
   <translation>el archivo tiene algo que el programa no ha creado: {kind} {name}</translation>
  </message>
  <message>
   <source>the file has another history than the one that stood at this path, which had {known}: an earlier copy was put in its place and worked on, or log rows were rewritten</source>
   <translation>el archivo tiene otra historia que el que estaba en esta ruta, que tenía {known}: se ha puesto en su lugar una copia anterior y se ha seguido trabajando, o se han reescrito anotaciones del registro</translation>
  </message>
  <message>
   <source>the file has another {kind} {name} than the program made</source>
   <translation>en el archivo esto no es como lo creó el programa: {kind} {name}</translation>
  </message>
  <message>
   <source>the file has lost its own state</source>
   <translation>el archivo ha perdido su propio estado</translation>
  </message>
  <message>
   <source>the file has lost the end of its log: {ends}, and there was {known}; those after were cut</source>
   <translation>el archivo ha perdido el final de su registro: {ends}, y existía {known}; las posteriores se han cortado</translation>
  </message>
  <message>
   <source>the file has lost the {kind} {name}</source>
   <translation>al archivo le falta: {kind} {name}</translation>
  </message>
  <message>
   <source>the file holds a setting that can't be: {refusal}</source>
   <translation>el archivo contiene un ajuste imposible: {refusal}</translation>
  </message>
  <message>
   <source>the file is an earlier state of this database, such as a restored backup: {ends}, and there was {known}. What was done between is missing; if the backup was put in on purpose, {accept}</source>
   <translation>el archivo es un estado anterior de esta base de datos, como una copia restaurada: {ends}, y existía {known}. Falta lo hecho entre ambos; si la copia se ha puesto a propósito, {accept}</translation>
  </message>
  <message>
   <source>the file is another database than the one that stood at this path: that one's log began otherwise and had {known}. Put the right file back, or {accept}</source>
   <translation>el archivo es otra base de datos que la que estaba en esta ruta: el registro de aquella empezaba de otro modo y tenía {known}. Vuelva a poner el archivo correcto, o {accept}</translation>
  </message>
  <message>
   <source>the file is damaged: {reason}</source>
   <translation>el archivo está dañado: {reason}</translation>
  </message>
  <message>
   <source>the file {text}</source>
   <translation>el archivo {text}</translation>
  </message>
  <message>
   <source>the legal address</source>
   <translation>el domicilio fiscal</translation>
  </message>
  <message>
   <source>the legal name</source>
   <translation>la razón social</translation>
  </message>
  <message>
   <source>the log can't be trusted: {reason}</source>
   <translation>el registro no es de fiar: {reason}</translation>
  </message>
  <message>
   <source>the row before it was changed, moved or removed</source>
   <translation>la anotación anterior se ha cambiado, movido o quitado</translation>
  </message>
  <message>
   <source>the tax id</source>
   <translation>el NIF</translation>
  </message>
  <message>
   <source>timed out</source>
   <translation>tardó demasiado en responder</translation>
  </message>
  <message>
   <source>trigger</source>
   <translation>disparador</translation>
  </message>
  <message>
   <source>view</source>
   <translation>vista</translation>
  </message>
  <message>
   <source>waits for invoice {also_invoice}, which is void</source>
   <translation>espera por la factura {also_invoice}, que está anulada</translation>
  </message>
  <message>
   <source>waits to be mailed, and no job will do it</source>
   <translation>espera a enviarse por correo, y ninguna tarea lo hará</translation>
  </message>
  <message>
   <source>was booked, sold or held past the date of launch {also_launch}</source>
   <translation>se reservó o vendió después de la fecha del lanzamiento {also_launch}</translation>
  </message>
  <message>
   <source>was canceled ({cause}) with a refund of {percent} %</source>
   <translation>se canceló ({cause}) con un reembolso del {percent} %</translation>
  </message>
  <message>
   <source>was canceled ({cause}) with a refund of {percent} %, and its seats are not kept or released accordingly</source>
   <translation>se canceló ({cause}) con un reembolso del {percent} %, y sus plazas no se mantuvieron ni liberaron en consecuencia</translation>
  </message>
  <message>
   <source>was canceled for a move, and no booking was moved from it</source>
   <translation>se canceló por un traslado, y ninguna reserva se trasladó desde ella</translation>
  </message>
  <message>
   <source>was canceled with a refund of {percent} %, and the table gives {due} %</source>
   <translation>se canceló con un reembolso del {percent} %, y la tabla da el {due} %</translation>
  </message>
  <message>
   <source>was changed without the log being told: {names}</source>
   <translation>se ha cambiado sin que conste en el registro: {names}</translation>
  </message>
  <message>
   <source>was given a one-time code without the log being told</source>
   <translation>tiene un código de un solo uso que no consta en el registro</translation>
  </message>
  <message>
   <source>was imported as one that is over, and is {status} with {seats:seat|seats} taken</source>
   <translation>se importó como terminado, y está {status} con {seats:plaza ocupada|plazas ocupadas}</translation>
  </message>
  <message>
   <source>was marked {status} before its date or before it was scheduled</source>
   <translation>se marcó {status} antes de su fecha o de que se programara</translation>
  </message>
  <message>
   <source>was moved from booking {also_old}, which wasn't canceled for it at that moment</source>
   <translation>se trasladó desde la reserva {also_old}, que no se canceló por ella en ese momento</translation>
  </message>
  <message>
   <source>was reminded {step:day|days} overdue on {date}, and was due {due}</source>
   <translation>se recordó con {step:día|días} de retraso el {date}, y vencía el {due}</translation>
  </message>
  <message>
   <source>was split from booking {also_root} but isn't a canceled part of it (same launch, price per seat and time of booking)</source>
   <translation>se separó de la reserva {also_root} pero no es una parte cancelada de ella (mismo lanzamiento, precio por plaza y hora de reserva)</translation>
  </message>
  <message>
   <source>was voided, but wasn't a sale of that day</source>
   <translation>se anuló, pero no era una venta de ese día</translation>
  </message>
  <message>
   <source>what is in it is no AstroBookings database</source>
   <translation>lo que contiene no es una base de datos de AstroBookings</translation>
  </message>
  <message>
   <source>{address} is no address that mail can come from: set mail.from, or the company's e-mail where there is none.</source>
   <translation>Desde {address} no se puede enviar correo: cambie mail.from o, si está vacío, el correo de la empresa.</translation>
  </message>
  <message>
   <source>{address} is no address that mail can go to.</source>
   <translation>{address} no es una dirección a la que se pueda enviar correo.</translation>
  </message>
  <message>
   <source>{address} is no address that mail can go to: {answer}</source>
   <translation>{address} no es una dirección a la que se pueda enviar correo: {answer}</translation>
  </message>
  <message>
   <source>{destination} · {day} UTC · {rocket} · {agency}</source>
   <translation>{destination} · {day} UTC · {rocket} · {agency}</translation>
  </message>
  <message>
   <source>{field} has no order: use “:” or “=”.</source>
   <translation>«{field}» no tiene orden: use «:» o «=».</translation>
  </message>
  <message>
   <source>{field} has no order: use “:”.</source>
   <translation>«{field}» no tiene orden: use «:».</translation>
  </message>
  <message>
   <source>{field} is yes or no.</source>
   <translation>«{field}» admite sí o no.</translation>
  </message>
  <message>
   <source>{field} is yes or no: use “:”.</source>
   <translation>«{field}» admite sí o no: use «:».</translation>
  </message>
  <message>
   <source>{folder} can't be used as a folder of messages ({reason}): make it one that can be written, or choose another.</source>
   <translation>{folder} no sirve como carpeta de mensajes ({reason}): permita escribir en ella, o elija otra.</translation>
  </message>
  <message>
   <source>{folder} can't be written: {answer}</source>
   <translation>No se puede escribir en {folder}: {answer}</translation>
  </message>
  <message>
   <source>{host} took the message to {address}.</source>
   <translation>{host} ha aceptado el mensaje para {address}.</translation>
  </message>
  <message>
   <source>{key} must {reason}.</source>
   <translation>{key} debe {reason}.</translation>
  </message>
  <message>
   <source>{name} has more than {most} MB: divide it.</source>
   <translation>{name} tiene más de {most} MB: divídalo.</translation>
  </message>
  <message>
   <source>{name} has no column names: they belong into its first line.</source>
   <translation>{name} no tiene nombres de columna: van en su primera línea.</translation>
  </message>
  <message>
   <source>{name} holds a database of {size}, and the disk with {parent} has {free} left. Make room, then try again.</source>
   <translation>{name} contiene una base de datos de {size}, y al disco de {parent} le quedan {free}. Haga sitio e inténtelo de nuevo.</translation>
  </message>
  <message>
   <source>{name} is empty: choose another file.</source>
   <translation>{name} está vacío: elija otro archivo.</translation>
  </message>
  <message>
   <source>{name} is neither CSV nor XLSX: save it as one of them.</source>
   <translation>{name} no es CSV ni XLSX: guárdelo como uno de ellos.</translation>
  </message>
  <message>
   <source>{name} is too large once it is unpacked: divide it.</source>
   <translation>{name} es demasiado grande una vez descomprimido: divídalo.</translation>
  </message>
  <message>
   <source>{name} isn't a spreadsheet in XLSX format that can be read: save it anew as XLSX, or as CSV.</source>
   <translation>{name} no es una hoja de cálculo XLSX que se pueda leer: guárdela de nuevo como XLSX o como CSV.</translation>
  </message>
  <message>
   <source>{name} isn't a text file such as CSV: its contents are of another kind. Choose another file, or save it as CSV first.</source>
   <translation>{name} no es un archivo de texto como CSV: su contenido es de otro tipo. Elija otro archivo o guárdelo antes como CSV.</translation>
  </message>
  <message>
   <source>{path} can't be opened. Check that its folder exists and that you may read it.</source>
   <translation>{path} no se puede abrir. Compruebe que su carpeta existe y que usted puede leerla.</translation>
  </message>
  <message>
   <source>{path} can't be read or written. Check the disk or the network drive, then try again.</source>
   <translation>{path} no se puede leer o escribir. Compruebe el disco o la unidad de red e inténtelo de nuevo.</translation>
  </message>
  <message>
   <source>{path} can't be read: {reason}.</source>
   <translation>{path} no se puede leer: {reason}.</translation>
  </message>
  <message>
   <source>{path} can't be written. Ask for write permission on the file and its folder.</source>
   <translation>{path} no se puede escribir. Pida permiso de escritura para el archivo y su carpeta.</translation>
  </message>
  <message>
   <source>{path} can't be written: {reason}.</source>
   <translation>{path} no se puede escribir: {reason}.</translation>
  </message>
  <message>
   <source>{path} has an older schema ({version}). Upgrade it with: astrobookings init</source>
   <translation>{path} tiene un esquema anterior ({version}). Actualícelo con: astrobookings init</translation>
  </message>
  <message>
   <source>{path} has been upgraded by a newer version of AstroBookings (schema {version}, this program knows {known}). Nothing was written. Close this program and go on with the newer version.</source>
   <translation>Una versión más nueva de AstroBookings ha actualizado {path} (esquema {version}; este programa conoce el {known}). No se escribió nada. Cierre este programa y siga con la versión más nueva.</translation>
  </message>
  <message>
   <source>{path} is a folder: name a file in it.</source>
   <translation>{path} es una carpeta: indique un archivo dentro de ella.</translation>
  </message>
  <message>
   <source>{path} is damaged, and so no backup of it is kept. Restore the last backup.</source>
   <translation>{path} está dañado, y por eso no se guarda ninguna copia. Restaure la última copia de seguridad.</translation>
  </message>
  <message>
   <source>{path} is damaged. Nothing more is written to it; restore the last backup.</source>
   <translation>{path} está dañado. No se escribe nada más en él; restaure la última copia de seguridad.</translation>
  </message>
  <message>
   <source>{path} is gone: it was moved or removed, or its disk was taken out. Nothing was written. Put it back, then try again.</source>
   <translation>{path} ya no está: se movió o se quitó, o se sacó su disco. No se ha escrito nada. Póngalo en su sitio e inténtelo de nuevo.</translation>
  </message>
  <message>
   <source>{path} is in use: close every window and sub-command that has it open, on other computers as well, then try again.</source>
   <translation>{path} está en uso: cierre todas las ventanas y órdenes que lo tengan abierto, también en otros equipos, e inténtelo de nuevo.</translation>
  </message>
  <message>
   <source>{path} is locked by another program. Close that program, then try again.</source>
   <translation>{path} está bloqueado por otro programa. Cierre ese programa e inténtelo de nuevo.</translation>
  </message>
  <message>
   <source>{path} is not an AstroBookings database. Choose another file.</source>
   <translation>{path} no es una base de datos de AstroBookings. Elija otro archivo.</translation>
  </message>
  <message>
   <source>{path} was written by a newer version of AstroBookings (schema {version}, this program knows {known}). Install the newer version to open it.</source>
   <translation>Una versión más nueva de AstroBookings escribió {path} (esquema {version}; este programa conoce el {known}). Instale la versión más nueva para abrirlo.</translation>
  </message>
  <message>
   <source>{path}: {key} {reason}; it is left aside.</source>
   <translation>{path}: {key} {reason}; se deja de lado.</translation>
  </message>
  <message>
   <source>{path}: {key} {reason}; its default is used.</source>
   <translation>{path}: {key} {reason}; se usa su valor por defecto.</translation>
  </message>
  <message>
   <source>{path}: {reason}; the defaults are used.</source>
   <translation>{path}: {reason}; se usan los valores por defecto.</translation>
  </message>
  <message>
   <source>{row} as the last of {count:,}</source>
   <translation>{row} como la última de {count:,}</translation>
  </message>
  <message>
   <source>{server} answers, but not as a mail server does: see that smtp.host and smtp.port are right ({answer}).</source>
   <translation>{server} responde, pero no como un servidor de correo: compruebe que smtp.host y smtp.port son correctos ({answer}).</translation>
  </message>
  <message>
   <source>{server} can't be reached: it doesn't answer in time. See that this computer is on the network, and that smtp.host and smtp.port are right ({answer}).</source>
   <translation>No se puede conectar con {server}: no responde a tiempo. Compruebe que este equipo tiene red y que smtp.host y smtp.port son correctos ({answer}).</translation>
  </message>
  <message>
   <source>{server} can't be reached: no computer of that name is found. See that this one is on the network, and that smtp.host is right ({answer}).</source>
   <translation>No se puede conectar con {server}: no se encuentra ningún equipo con ese nombre. Compruebe que este tiene red y que smtp.host es correcto ({answer}).</translation>
  </message>
  <message>
   <source>{server} can't be reached: nothing answers there. See that the mail server runs, and that smtp.host and smtp.port are right ({answer}).</source>
   <translation>No se puede conectar con {server}: allí nadie responde. Compruebe que el servidor de correo funciona y que smtp.host y smtp.port son correctos ({answer}).</translation>
  </message>
  <message>
   <source>{server} can't be reached: {answer}</source>
   <translation>No se puede conectar con {server}: {answer}</translation>
  </message>
  <message>
   <source>{server} can't be the name of a mail server: set smtp.host to another one.</source>
   <translation>{server} no puede ser el nombre de un servidor de correo: cambie smtp.host.</translation>
  </message>
  <message>
   <source>{server} can't be trusted: {answer}</source>
   <translation>{server} no es de confianza: {answer}</translation>
  </message>
  <message>
   <source>{server} doesn't begin with TLS: set smtp.port or smtp.security to another one, as its provider says.</source>
   <translation>{server} no empieza con TLS: cambie smtp.port o smtp.security según indique el proveedor.</translation>
  </message>
  <message>
   <source>{server} ended the connection at once: see that smtp.port and smtp.security are right, as its provider says.</source>
   <translation>{server} cortó la conexión enseguida: compruebe que smtp.port y smtp.security sean los que indica el proveedor.</translation>
  </message>
  <message>
   <source>{server} is there but says nothing: see that smtp.port and smtp.security are right, as its provider says.</source>
   <translation>{server} está ahí, pero no dice nada: compruebe que smtp.port y smtp.security sean los que indica el proveedor.</translation>
  </message>
  <message>
   <source>{server} offers no STARTTLS: set smtp.security to another one, as its provider says.</source>
   <translation>{server} no ofrece STARTTLS: elija otra opción en smtp.security, según indique el proveedor.</translation>
  </message>
  <message>
   <source>{server} takes no account over this connection: set smtp.security to another one, or leave smtp.user empty.</source>
   <translation>{server} no admite cuentas por esta conexión: elija otra opción en smtp.security o deje vacío smtp.user.</translation>
  </message>
  <message>
   <source>{table}, row {id}: {names}</source>
   <translation>{table}, fila {id}: {names}</translation>
  </message>
  <message>
   <source>“or” stands between two conditions; in quotes it finds the word.</source>
   <translation>«or» va entre dos condiciones; entre comillas busca la palabra.</translation>
  </message>
  <message>
   <source>“{name}:” takes one of {known}.</source>
   <translation>Después de «{name}:» va uno de estos: {known}.</translation>
  </message>
  <message>
   <source>“{value}” can't stand in {field}.</source>
   <translation>«{value}» no puede aparecer en «{field}».</translation>
  </message>
  <message>
   <source>“{value}” is neither more nor less than anything.</source>
   <translation>«{value}» no es ni mayor ni menor que nada.</translation>
  </message>
  <message>
   <source>“{value}” is no amount: write it like 1,000.50.</source>
   <translation>«{value}» no es un importe: escríbalo así: 1.000,50.</translation>
  </message>
  <message>
   <source>“{value}” is no date: write it like 2026-12-05, 2026-12, today or last week.</source>
   <translation>«{value}» no es una fecha: escríbala así: 2026-12-05, 2026-12, today o last week.</translation>
  </message>
  <message>
   <source>“{value}” is no whole number.</source>
   <translation>«{value}» no es un número entero.</translation>
  </message>
  <message>
   <source>“{value}” is out of the years that dates lie in, 1900 to 2200.</source>
   <translation>«{value}» está fuera de los años que admiten las fechas, de 1900 a 2200.</translation>
  </message>
 </context>
 <context>
  <name>practice</name>
  <message>
   <source>Practice database: nothing here is real, and no message leaves this computer.</source>
   <translation>Base de datos de prácticas: aquí nada es real, y ningún mensaje sale de este equipo.</translation>
  </message>
 </context>
 <context>
  <name>reason</name>
  <message>
   <source>Reason</source>
   <translation>Motivo</translation>
  </message>
  <message>
   <source>Say why: it stands in the log.</source>
   <translation>Diga por qué: consta en el registro.</translation>
  </message>
  <message>
   <source>optional</source>
   <translation>opcional</translation>
  </message>
  <message>
   <source>required</source>
   <translation>obligatorio</translation>
  </message>
 </context>
 <context>
  <name>refusals</name>
  <message>
   <source>A reason is needed to {act}: say why.</source>
   <translation>Hace falta un motivo: indíquelo.</translation>
  </message>
  <message>
   <source>Booking {locator} is canceled already: nothing is left to change.</source>
   <translation>La reserva {locator} ya está cancelada: no queda nada que cambiar.</translation>
  </message>
  <message>
   <source>Booking {locator} is {status} and no hold: it needs no confirmation.</source>
   <translation>La reserva {locator} tiene el estado «{status}» y no es provisional: no necesita confirmación.</translation>
  </message>
  <message>
   <source>Booking {locator} is {status} and not sold: cancel it instead.</source>
   <translation>La reserva {locator} tiene el estado «{status}» y no está vendida: cancélela en su lugar.</translation>
  </message>
  <message>
   <source>Bookings or invoices stand in {currency}, and an installation has one currency: it can't become {entered} any more. Begin a database of its own for another currency.</source>
   <translation>Ya hay reservas o facturas en {currency}, y una instalación tiene una sola moneda: ya no puede pasar a {entered}. Para otra moneda, empiece una base de datos propia.</translation>
  </message>
  <message>
   <source>E-mail {email} stands in line {line} of the same file already.</source>
   <translation>El correo {email} ya está en la línea {line} del mismo archivo.</translation>
  </message>
  <message>
   <source>Launch {launch_id} has the invoice {number}: void that one first if it is wrong.</source>
   <translation>El lanzamiento {launch_id} tiene la factura {number}: anúlela primero si es errónea.</translation>
  </message>
  <message>
   <source>Launch {launch_id} is {status}: its invoice can be issued once it is marked launched or aborted.</source>
   <translation>El lanzamiento {launch_id} está {status}: su factura se puede emitir cuando se marque como lanzado o cancelado.</translation>
  </message>
  <message>
   <source>Launch {launch_id} is {status}: there is nothing to charge for.</source>
   <translation>El lanzamiento {launch_id} está {status}: no hay nada que cobrar.</translation>
  </message>
  <message>
   <source>Launch {launch_id} was flown before this program kept the books: there is nothing to charge for.</source>
   <translation>El lanzamiento {launch_id} se lanzó antes de que este programa llevara las cuentas: no hay nada que cobrar.</translation>
  </message>
  <message>
   <source>Limit {limit:seats} per traveler and launch, and this traveler has {held} already: take fewer.</source>
   <translation>Límite de {limit:seats} por viajero y lanzamiento, y este viajero ya tiene {held}: tome menos.</translation>
  </message>
  <message>
   <source>Limit {limit:seats} per traveler and launch, and this traveler has {held} already: take fewer. A VIP may have {vip_limit}.</source>
   <translation>Límite de {limit:seats} por viajero y lanzamiento, y este viajero ya tiene {held}: tome menos. Un VIP puede tener {vip_limit}.</translation>
  </message>
  <message>
   <source>Limit {limit:seats} per traveler and launch: take fewer.</source>
   <translation>Límite de {limit:seats} por viajero y lanzamiento: elija menos.</translation>
  </message>
  <message>
   <source>Limit {limit:seats} per traveler and launch: take fewer. A VIP may have {vip_limit}.</source>
   <translation>Límite de {limit:seats} por viajero y lanzamiento: elija menos. Un VIP puede tener {vip_limit}.</translation>
  </message>
  <message>
   <source>No seats are left on this launch: choose another launch.</source>
   <translation>No quedan plazas en este lanzamiento: elija otro lanzamiento.</translation>
  </message>
  <message>
   <source>On the date {date:%Y-%m-%d} (UTC) the rocket already flies to {destination}, {other_date}: choose another date or another rocket.</source>
   <translation>El {date:%d-%m-%Y} (UTC) el cohete ya vuela a {destination}, {other_date}: elija otra fecha u otro cohete.</translation>
  </message>
  <message>
   <source>On the launch date the passenger {name} is {age:year|years} old: name passengers of {youngest} to {oldest} years.</source>
   <translation>En la fecha del lanzamiento {name} tiene {age:año|años}: indique pasajeros de {youngest} a {oldest} años.</translation>
  </message>
  <message>
   <source>On the launch date the passenger {name} isn't born yet: name passengers of {youngest} to {oldest} years.</source>
   <translation>En la fecha del lanzamiento {name} aún no ha nacido: indique pasajeros de {youngest} a {oldest} años.</translation>
  </message>
  <message>
   <source>Only 1 seat is left on this launch: take fewer or choose another launch.</source>
   <translation>Solo queda 1 plaza en este lanzamiento: elija menos u otro lanzamiento.</translation>
  </message>
  <message>
   <source>Only {left:seats} are left on this launch: take fewer or choose another launch.</source>
   <translation>Solo quedan {left:seats} en este lanzamiento: elija menos u otro lanzamiento.</translation>
  </message>
  <message>
   <source>Only {sold:,} of {capacity:seat|seats} {capacity:=is|are} sold and {needed:,} {needed:=is|are} needed to confirm the launch: sell more, or let a manager override it.</source>
   <translation>Solo se {sold:=ha|han} vendido {sold:,} de {capacity:plaza|plazas} y {needed:=hace|hacen} falta {needed:,} para confirmar el lanzamiento: venda más, o que un responsable haga una excepción.</translation>
  </message>
  <message>
   <source>Sign in: give your e-mail with --user (or ASTROBOOKINGS_USER) and the password in ASTROBOOKINGS_PASSWORD, or at the prompt of a terminal.</source>
   <translation>Inicie sesión: dé su correo con --user (o ASTROBOOKINGS_USER) y la contraseña en ASTROBOOKINGS_PASSWORD, o cuando la pida el terminal.</translation>
  </message>
  <message>
   <source>Somebody else sold {locator}: ask them or a manager to void it.</source>
   <translation>Otra persona vendió {locator}: pida que la anule ella o un responsable.</translation>
  </message>
  <message>
   <source>The agency {key} isn't your own: your account is for agency {agency_id} alone.</source>
   <translation>La agencia {key} no es la suya: su cuenta es solo de la agencia {agency_id}.</translation>
  </message>
  <message>
   <source>The announced payment {payment_id} of {amount:,.2f} is above the balance of {balance:,.2f} on {number}: mark it failed, and register anew what is still owed.</source>
   <translation>El pago anunciado {payment_id} de {amount:,.2f} supera el saldo de {balance:,.2f} de {number}: márquelo como fallido y registre de nuevo lo que aún se debe.</translation>
  </message>
  <message>
   <source>The backup {file} is damaged: {reason:whole}. Choose another one.</source>
   <translation>La copia {file} está dañada: {reason:whole}. Elija otra.</translation>
  </message>
  <message>
   <source>The backup {file} is encrypted: give the passphrase that it was made with.</source>
   <translation>La copia {file} está cifrada: dé la frase de contraseña con la que se hizo.</translation>
  </message>
  <message>
   <source>The backup {file} was made by a newer version of AstroBookings ({version}): install that version to restore it.</source>
   <translation>La copia {file} la hizo una versión más nueva de AstroBookings ({version}): instale esa versión para restaurarla.</translation>
  </message>
  <message>
   <source>The booking has {booked:seats} for {named:passenger|passengers}: name fewer.</source>
   <translation>La reserva tiene {booked:seats} para {named:pasajero|pasajeros}: indique menos.</translation>
  </message>
  <message>
   <source>The booking has {booked:seats}, so {wanted:,} can't be canceled: cancel fewer.</source>
   <translation>La reserva tiene {booked:seats}, así que no se pueden cancelar {wanted:,}: cancele menos.</translation>
  </message>
  <message>
   <source>The booking is on the launch to {destination} on {date} already: choose another launch.</source>
   <translation>La reserva ya está en el lanzamiento con destino {destination} del {date}: elija otro lanzamiento.</translation>
  </message>
  <message>
   <source>The capacity can't drop to {capacity:,}: launch {launch_id} has {taken:seats} taken; give at least {taken:,}.</source>
   <translation>La capacidad no puede bajar a {capacity:,}: el lanzamiento {launch_id} tiene {taken:seats} {taken:=ocupada|ocupadas}; ponga al menos {taken:,}.</translation>
  </message>
  <message>
   <source>The code isn't right for this e-mail, or its time is over: type it again, or ask an administrator for another one.</source>
   <translation>El código no es correcto para este correo o ha caducado: escríbalo otra vez o pida otro a un administrador.</translation>
  </message>
  <message>
   <source>The date {date} isn't after the old date {old_date}: give a later date.</source>
   <translation>La fecha {date} no es posterior a la antigua, {old_date}: ponga una fecha posterior.</translation>
  </message>
  <message>
   <source>The date {date} isn't in the future: give a later date.</source>
   <translation>La fecha {date} no está en el futuro: ponga una fecha posterior.</translation>
  </message>
  <message>
   <source>The date {date} of the announced payment is after today, {today}: enter the day on which it was announced; that the money came is registered when it comes (balance of {number} {balance:,.2f}).</source>
   <translation>La fecha del pago anunciado, {date}, es posterior a hoy, {today}: introduzca el día en que se anunció; que el dinero llegó se registra cuando llegue (saldo de {number} {balance:,.2f}).</translation>
  </message>
  <message>
   <source>The e-mail or the password is wrong: try again, or ask an administrator for a code.</source>
   <translation>El correo o la contraseña no son correctos: inténtelo de nuevo, o pida un código a un administrador.</translation>
  </message>
  <message>
   <source>The e-mail {email} belongs to somebody else: give another one.</source>
   <translation>El correo {email} es de otra persona: ponga otro.</translation>
  </message>
  <message>
   <source>The hold lapsed {deadline} and its seats went back: sell anew at today's price.</source>
   <translation>La reserva provisional caducó el {deadline} y sus plazas se devolvieron: venda de nuevo al precio de hoy.</translation>
  </message>
  <message>
   <source>The import can't be undone: {count:,} of its records {count:=is|are} in use or {count:=was|were} changed since. Line {line}: {why}</source>
   <translation>La importación no se puede deshacer: {count:,} de sus fichas {count:=está|están} en uso o {count:=ha|han} cambiado desde entonces. Línea {line}: {why}</translation>
  </message>
  <message>
   <source>The invoice waits: {agency} lacks {missing}. Enter it with the agency.</source>
   <translation>La factura espera: a {agency} le falta {missing}. Añádalo en la ficha de la agencia.</translation>
  </message>
  <message>
   <source>The invoice {number} has completed payments of {paid:,.2f} (balance {balance:,.2f}): refund them first.</source>
   <translation>La factura {number} tiene pagos completados por {paid:,.2f} (saldo {balance:,.2f}): reembólselos primero.</translation>
  </message>
  <message>
   <source>The invoice {number} is paid (balance 0.00): nothing more can be paid on it.</source>
   <translation>La factura {number} está pagada (saldo 0,00): no se puede pagar más en ella.</translation>
  </message>
  <message>
   <source>The invoice {number} is void: nothing can be paid or changed on it.</source>
   <translation>La factura {number} está anulada: no se puede pagar ni cambiar nada en ella.</translation>
  </message>
  <message>
   <source>The launch is already {source}.</source>
   <translation>El lanzamiento ya está {source}.</translation>
  </message>
  <message>
   <source>The launch is due {date}: mark its outcome after that.</source>
   <translation>El lanzamiento está previsto para el {date}: marque el resultado después.</translation>
  </message>
  <message>
   <source>The launch is only {source}: confirm it first, then mark it {target}.</source>
   <translation>El lanzamiento solo está {source}: confírmelo primero y márquelo después como {target}.</translation>
  </message>
  <message>
   <source>The launch is {source}, which is final: it can't become {target}.</source>
   <translation>El lanzamiento está {source}, que es definitivo: no puede pasar a {target}.</translation>
  </message>
  <message>
   <source>The launch to {destination} failed on {date}: nothing can be changed any more.</source>
   <translation>El lanzamiento con destino {destination} falló el {date}: ya no se puede cambiar nada.</translation>
  </message>
  <message>
   <source>The launch to {destination} flew on {date}: nothing can be changed any more.</source>
   <translation>El lanzamiento con destino {destination} se lanzó el {date}: ya no se puede cambiar nada.</translation>
  </message>
  <message>
   <source>The launch to {destination} on {date} is {status}: choose a launch that is still to come.</source>
   <translation>El lanzamiento con destino {destination} del {date} está {status}: elija uno que aún no haya salido.</translation>
  </message>
  <message>
   <source>The launch to {destination} on {date} is {status}: nothing can be changed any more.</source>
   <translation>El lanzamiento con destino {destination} del {date} está {status}: ya no se puede cambiar nada.</translation>
  </message>
  <message>
   <source>The launch to {destination} was due {date}: choose a launch that is still to come.</source>
   <translation>El lanzamiento con destino {destination} estaba previsto para el {date}: elija uno que aún no haya salido.</translation>
  </message>
  <message>
   <source>The launch to {destination} was due {date}: it is too late for that.</source>
   <translation>El lanzamiento con destino {destination} era el {date}: es demasiado tarde para eso.</translation>
  </message>
  <message>
   <source>The launch was {before} before it was marked {source}: it can be taken back to that, but not made {target}.</source>
   <translation>El lanzamiento estaba {before} antes de marcarse como {source}: puede volver a ese estado, pero no pasar a {target}.</translation>
  </message>
  <message>
   <source>The outcome could be corrected until {until}: it stands now.</source>
   <translation>El resultado se podía corregir hasta {until}: ahora es definitivo.</translation>
  </message>
  <message>
   <source>The password of {email}, who allows it, is missing: give it in ASTROBOOKINGS_OVERRIDE_PASSWORD, or at the prompt of a terminal.</source>
   <translation>Falta la contraseña de {email}, que lo autoriza: indíquela en ASTROBOOKINGS_OVERRIDE_PASSWORD o cuando la pida una terminal.</translation>
  </message>
  <message>
   <source>The password of {email}, who allows it, is wrong, or nobody has this e-mail.</source>
   <translation>La contraseña de {email}, que lo autoriza, no es correcta, o nadie tiene ese correo.</translation>
  </message>
  <message>
   <source>The payment of {amount:,.2f} is above the balance of {balance:,.2f} on {number}: enter at most the balance.</source>
   <translation>El pago de {amount:,.2f} supera el saldo de {balance:,.2f} de {number}: introduzca como máximo el saldo.</translation>
  </message>
  <message>
   <source>The payment {payment_id} is {status}: it can't be completed (balance of {number} {balance:,.2f}).</source>
   <translation>El pago {payment_id} está {status}: no se puede completar (saldo de {number} {balance:,.2f}).</translation>
  </message>
  <message>
   <source>The payment {payment_id} is {status}: it can't be marked failed (balance of {number} {balance:,.2f}).</source>
   <translation>El pago {payment_id} está {status}: no se puede marcar como fallido (saldo de {number} {balance:,.2f}).</translation>
  </message>
  <message>
   <source>The payment {payment_id} is {status}: it can't be refunded (balance of {number} {balance:,.2f}).</source>
   <translation>El pago {payment_id} está {status}: no se puede reembolsar (saldo de {number} {balance:,.2f}).</translation>
  </message>
  <message>
   <source>The payment's date {date} is after today, {today}: enter the day on which the money came (balance of {number} {balance:,.2f}).</source>
   <translation>La fecha del pago, {date}, es posterior a hoy, {today}: introduzca el día en que llegó el dinero (saldo de {number} {balance:,.2f}).</translation>
  </message>
  <message>
   <source>The price is {total:,.2f} now, not {stated:,.2f}: agree to the new one, or leave it.</source>
   <translation>El precio es ahora de {total:,.2f}, no de {stated:,.2f}: acepte el nuevo o déjelo como está.</translation>
  </message>
  <message>
   <source>The range can't drop to {range}: launch {launch_id} needs {needed}; give at least that, or the launch another rocket.</source>
   <translation>El alcance no puede bajar a {range}: el lanzamiento {launch_id} necesita {needed}; indique al menos ese, o dé otro cohete al lanzamiento.</translation>
  </message>
  <message>
   <source>The range that {destination} needs isn't known: state it as Suborbital (suborbital), Low Earth (low_earth), Moon (moon) or Mars (mars).</source>
   <translation>No se sabe qué alcance necesita {destination}: indíquelo como Suborbital (suborbital), Órbita baja (low_earth), Luna (moon) o Marte (mars).</translation>
  </message>
  <message>
   <source>The refund is {refund:,.2f} now, not {stated:,.2f}: agree to the new one, or leave it.</source>
   <translation>El reembolso es ahora de {refund:,.2f}, no de {stated:,.2f}: acepte el nuevo o déjelo como está.</translation>
  </message>
  <message>
   <source>The request id {request_id} was used for something else: give each request its own.</source>
   <translation>El id de petición {request_id} se usó para otra cosa: dé a cada petición el suyo.</translation>
  </message>
  <message>
   <source>The rocket's range is {rocket_range} and the destination needs {needed}: choose a rocket that reaches it.</source>
   <translation>El alcance del cohete es «{rocket_range}» y el destino necesita «{needed}»: elija un cohete que llegue.</translation>
  </message>
  <message>
   <source>The role {role} may not {right}: ask someone who may ({held_by}).</source>
   <translation>El rol «{role}» no puede {right}: pídalo a quien pueda ({held_by}).</translation>
  </message>
  <message>
   <source>The status of a launch can't go from {source} to {target}.</source>
   <translation>El estado de un lanzamiento no puede pasar de «{source}» a «{target}».</translation>
  </message>
  <message>
   <source>The {entity} {key} belongs to another agency: choose one of the agency's own.</source>
   <translation>{entity:El|La} {entity} {key} pertenece a otra agencia: elija {entity:uno|una} de la agencia.</translation>
  </message>
  <message>
   <source>The {entity} {key} has a history and can't be deleted: deactivate it instead.</source>
   <translation>{entity:El|La} {entity} {key} tiene historial y no se puede eliminar: {entity:desactívelo|desactívela} en su lugar.</translation>
  </message>
  <message>
   <source>The {entity} {key} is deactivated: activate it or choose another one.</source>
   <translation>{entity:El|La} {entity} {key} está {entity:desactivado|desactivada}: {entity:actívelo|actívela} o elija {entity:otro|otra}.</translation>
  </message>
  <message>
   <source>The {entity} {key} is no mail: on the desktop it is read or discarded, not sent.</source>
   <translation>{entity:El|La} {entity} {key} no va por correo: en el escritorio se lee o se descarta, no se envía.</translation>
  </message>
  <message>
   <source>The {entity} {key} is {status}, it may have arrived and can't be {act}: find out, then mark it sent or send it again.</source>
   <translation>El estado {entity:del|de la} {entity} {key} es «{status}»: puede que haya llegado y no admite esta acción; averígüelo y márquelo como enviado o envíelo otra vez.</translation>
  </message>
  <message>
   <source>The {entity} {key} is {status}: it can't be {act} now.</source>
   <translation>El estado {entity:del|de la} {entity} {key} es «{status}» y ahora no admite esta acción.</translation>
  </message>
  <message>
   <source>There is an administrator already: sign in, or ask them for an account.</source>
   <translation>Ya hay un administrador: inicie sesión, o pídale una cuenta.</translation>
  </message>
  <message>
   <source>There is no file {file:whole}: check its name and folder, or choose another one.</source>
   <translation>No hay ningún archivo {file:whole}: compruebe su nombre y su carpeta, o elija otro.</translation>
  </message>
  <message>
   <source>There is no setting {key}: did you mean {nearest}? “settings list” has them all.</source>
   <translation>No existe el ajuste {key}: ¿quería decir {nearest}? «settings list» los muestra todos.</translation>
  </message>
  <message>
   <source>There is no setting {key}: “settings list” has them all.</source>
   <translation>No hay ningún ajuste {key}: «settings list» los muestra todos.</translation>
  </message>
  <message>
   <source>There is no {entity} {key}: check what you gave.</source>
   <translation>No existe {entity:el|la} {entity} {key}: revise lo que ha indicado.</translation>
  </message>
  <message>
   <source>This computer doesn't know the company's time zone, {zone}, so that it can't date an invoice: choose another zone in the settings.</source>
   <translation>Este equipo no conoce la zona horaria de la empresa, {zone}, y no puede fechar una factura: elija otra zona en los ajustes.</translation>
  </message>
  <message>
   <source>This is not the passphrase of the backup {file}: give the one it was made with.</source>
   <translation>Esta no es la frase de contraseña de la copia {file}: dé la frase con la que se hizo.</translation>
  </message>
  <message>
   <source>This traveler has the booking already: choose another traveler.</source>
   <translation>Este viajero ya tiene la reserva: elija otro viajero.</translation>
  </message>
  <message>
   <source>Too many wrong passwords: wait {seconds:second|seconds}, then try again.</source>
   <translation>Demasiadas contraseñas erróneas: espere {seconds:segundo|segundos} e inténtelo de nuevo.</translation>
  </message>
  <message>
   <source>You could void the sale {locator} until {until}: ask a manager, or cancel it instead.</source>
   <translation>Podía anular la venta {locator} hasta {until}: pídalo a un responsable, o cancélela en su lugar.</translation>
  </message>
  <message>
   <source>You could void the sale {locator} until {until}: cancel it instead.</source>
   <translation>Podía anular la venta {locator} hasta {until}: cancélela en su lugar.</translation>
  </message>
  <message>
   <source>Your access was ended or changed meanwhile: sign in again.</source>
   <translation>Entretanto su acceso se ha retirado o cambiado: inicie sesión de nuevo.</translation>
  </message>
  <message>
   <source>{currency} has no cents; AstroBookings keeps money with two decimals.</source>
   <translation>{currency} no tiene céntimos; AstroBookings lleva el dinero con dos decimales.</translation>
  </message>
  <message>
   <source>{currency} has {decimals} decimals; AstroBookings keeps money with two.</source>
   <translation>{currency} tiene {decimals} decimales; AstroBookings lleva el dinero con dos.</translation>
  </message>
  <message>
   <source>{field:label} must be given.</source>
   <translation>Falta «{field:label}».</translation>
  </message>
  <message>
   <source>{field:label} must {reason:whole}, not {value}.</source>
   <translation>«{field:label}» debe {reason:whole}, y no «{value}».</translation>
  </message>
  <message>
   <source>{field:label} must {reason:whole}.</source>
   <translation>«{field:label}» debe {reason:whole}.</translation>
  </message>
  <message>
   <source>{file} is a backup of another company, {company}, made for practice: restore it into a database of its own.</source>
   <translation>{file} es una copia de otra empresa, {company}, hecha para prácticas: restáurela en una base de datos propia.</translation>
  </message>
  <message>
   <source>{file} is a backup of another company, {company}: restore it into a database of its own.</source>
   <translation>{file} es una copia de otra empresa, {company}: restáurela en una base de datos propia.</translation>
  </message>
  <message>
   <source>{file} is no AstroBookings backup: choose a file that a backup made.</source>
   <translation>{file} no es una copia de seguridad de AstroBookings: elija un archivo hecho por una copia.</translation>
  </message>
  <message>
   <source>{name} is the last administrator: make another one first.</source>
   <translation>{name} es el último administrador: nombre antes a otro.</translation>
  </message>
  <message>
   <source>{name} is there already, with the e-mail {email}.</source>
   <translation>{name} ya está, con el correo {email}.</translation>
  </message>
  <message>
   <source>{name} was changed since then: this can't be undone any more. Open it and change it there.</source>
   <translation>{name} cambió desde entonces: esto ya no se puede deshacer. Ábralo y cámbielo allí.</translation>
  </message>
  <message>
   <source>{reason:whole}</source>
   <translation>{reason:whole}</translation>
  </message>
  <message>
   <source>{reason:whole} Did you mean {meant:whole}?</source>
   <translation>{reason:whole} ¿Quería decir {meant:whole}?</translation>
  </message>
 </context>
 <context>
  <name>report choices</name>
  <message>
   <source>&amp;Agency</source>
   <translation>&amp;Agencia</translation>
  </message>
  <message>
   <source>&amp;From</source>
   <translation>&amp;Desde</translation>
  </message>
  <message>
   <source>&amp;Launch</source>
   <translation>&amp;Lanzamiento</translation>
  </message>
  <message>
   <source>&amp;To</source>
   <translation>&amp;Hasta</translation>
  </message>
  <message>
   <source>&amp;Year</source>
   <translation>Añ&amp;o</translation>
  </message>
  <message>
   <source>2026</source>
   <translation>2026</translation>
  </message>
  <message>
   <source>All agencies</source>
   <translation>Todas las agencias</translation>
  </message>
  <message>
   <source>Destination, date or rocket</source>
   <translation>Destino, fecha o cohete</translation>
  </message>
  <message>
   <source>be one of the list: choose it there</source>
   <translation>ser uno de la lista: elíjalo ahí</translation>
  </message>
 </context>
 <context>
  <name>reports</name>
  <message>
   <source>&amp;Close</source>
   <translation>&amp;Cerrar</translation>
  </message>
  <message>
   <source>&amp;Refresh</source>
   <translation>Act&amp;ualizar</translation>
  </message>
  <message>
   <source>&amp;Save as…</source>
   <translation>&amp;Guardar como…</translation>
  </message>
  <message>
   <source>0–30 days</source>
   <translation>0–30 días</translation>
  </message>
  <message>
   <source>31–60 days</source>
   <translation>31–60 días</translation>
  </message>
  <message>
   <source>61–90 days</source>
   <translation>61–90 días</translation>
  </message>
  <message>
   <source>A launch counts in the period of its date, a fee in that of its invoice's date, less what was voided in the period.</source>
   <translation>Un lanzamiento cuenta en el periodo de su fecha, y una comisión en el de la fecha de su factura, menos lo anulado en el periodo.</translation>
  </message>
  <message>
   <source>A manifest is that of one launch: choose it above.</source>
   <translation>Un manifiesto es el de un lanzamiento: elíjalo arriba.</translation>
  </message>
  <message>
   <source>Aborted</source>
   <translation>Cancelado</translation>
  </message>
  <message>
   <source>Adding up…</source>
   <translation>Sumando…</translation>
  </message>
  <message>
   <source>Ageing of what is outstanding</source>
   <translation>Antigüedad de lo pendiente de cobro</translation>
  </message>
  <message>
   <source>Agencies</source>
   <translation>Agencias</translation>
  </message>
  <message>
   <source>Agency</source>
   <translation>Agencia</translation>
  </message>
  <message>
   <source>Agency revenue</source>
   <translation>Ingresos por agencia</translation>
  </message>
  <message>
   <source>Amounts in {0}, as of {1}.</source>
   <translation>Importes en {0}, a fecha de {1}.</translation>
  </message>
  <message>
   <source>April</source>
   <translation>Abril</translation>
  </message>
  <message>
   <source>August</source>
   <translation>Agosto</translation>
  </message>
  <message>
   <source>Bookings</source>
   <translation>Reservas</translation>
  </message>
  <message>
   <source>By agency</source>
   <translation>Por agencia</translation>
  </message>
  <message>
   <source>By month</source>
   <translation>Por mes</translation>
  </message>
  <message>
   <source>Canceled</source>
   <translation>Canceladas</translation>
  </message>
  <message>
   <source>Capacity</source>
   <translation>Capacidad</translation>
  </message>
  <message>
   <source>Choose a launch</source>
   <translation>Elija un lanzamiento</translation>
  </message>
  <message>
   <source>Confirmed</source>
   <translation>Confirmado</translation>
  </message>
  <message>
   <source>Days past the due date, counted in the company's time zone; at 0 days it is due today, and overdue from tomorrow.</source>
   <translation>Días transcurridos desde el vencimiento, en la zona horaria de la empresa; con 0 días vence hoy, y está vencida desde mañana.</translation>
  </message>
  <message>
   <source>Days to launch</source>
   <translation>Días hasta el lanzamiento</translation>
  </message>
  <message>
   <source>Days to launch are days of the calendar in the workstation's time zone.</source>
   <translation>Los días hasta el lanzamiento son días naturales en la zona horaria del puesto.</translation>
  </message>
  <message>
   <source>December</source>
   <translation>Diciembre</translation>
  </message>
  <message>
   <source>Delayed</source>
   <translation>Retrasado</translation>
  </message>
  <message>
   <source>Departs</source>
   <translation>Salida</translation>
  </message>
  <message>
   <source>Destination</source>
   <translation>Destino</translation>
  </message>
  <message>
   <source>E-mail</source>
   <translation>Correo</translation>
  </message>
  <message>
   <source>Enter what it is about</source>
   <translation>Indique sobre qué</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>Fallido</translation>
  </message>
  <message>
   <source>February</source>
   <translation>Febrero</translation>
  </message>
  <message>
   <source>Fees</source>
   <translation>Comisiones</translation>
  </message>
  <message>
   <source>Fees of the year</source>
   <translation>Comisiones del año</translation>
  </message>
  <message>
   <source>For want of room only in saved files: {0}.</source>
   <translation>Por falta de espacio, solo en los archivos guardados: {0}.</translation>
  </message>
  <message>
   <source>Gross</source>
   <translation>Bruto</translation>
  </message>
  <message>
   <source>Held</source>
   <translation>Provisionales</translation>
  </message>
  <message>
   <source>Hold</source>
   <translation>Provisional</translation>
  </message>
  <message>
   <source>Id</source>
   <translation>Id.</translation>
  </message>
  <message>
   <source>Invoices</source>
   <translation>Facturas</translation>
  </message>
  <message>
   <source>January</source>
   <translation>Enero</translation>
  </message>
  <message>
   <source>July</source>
   <translation>Julio</translation>
  </message>
  <message>
   <source>June</source>
   <translation>Junio</translation>
  </message>
  <message>
   <source>Launch</source>
   <translation>Lanzamiento</translation>
  </message>
  <message>
   <source>Launched</source>
   <translation>Lanzado</translation>
  </message>
  <message>
   <source>Locator</source>
   <translation>Localizador</translation>
  </message>
  <message>
   <source>Manifest of a launch</source>
   <translation>Manifiesto de un lanzamiento</translation>
  </message>
  <message>
   <source>March</source>
   <translation>Marzo</translation>
  </message>
  <message>
   <source>May</source>
   <translation>Mayo</translation>
  </message>
  <message>
   <source>Month</source>
   <translation>Mes</translation>
  </message>
  <message>
   <source>Net</source>
   <translation>Neto</translation>
  </message>
  <message>
   <source>No fee falls into this year: choose another.</source>
   <translation>Ninguna comisión cae en este año: elija otro.</translation>
  </message>
  <message>
   <source>No launch and no invoice lies in these days: choose others.</source>
   <translation>En estos días no hay lanzamientos ni facturas: elija otros.</translation>
  </message>
  <message>
   <source>No launch is open. Schedule one in the Launches tab.</source>
   <translation>No hay ningún lanzamiento abierto. Programe uno en la pestaña Lanzamientos.</translation>
  </message>
  <message>
   <source>Nobody has booked this launch yet.</source>
   <translation>Nadie ha reservado aún en este lanzamiento.</translation>
  </message>
  <message>
   <source>Not due yet</source>
   <translation>Aún sin vencer</translation>
  </message>
  <message>
   <source>Nothing is outstanding: every invoice is paid.</source>
   <translation>No queda nada por cobrar: todas las facturas están pagadas.</translation>
  </message>
  <message>
   <source>Nothing to add up</source>
   <translation>Nada que sumar</translation>
  </message>
  <message>
   <source>November</source>
   <translation>Noviembre</translation>
  </message>
  <message>
   <source>Occupancy</source>
   <translation>Ocupación</translation>
  </message>
  <message>
   <source>Occupancy of open launches</source>
   <translation>Ocupación de los lanzamientos abiertos</translation>
  </message>
  <message>
   <source>October</source>
   <translation>Octubre</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Abiertos</translation>
  </message>
  <message>
   <source>Open launches</source>
   <translation>Lanz. abiertos</translation>
  </message>
  <message>
   <source>Outstanding</source>
   <translation>Por cobrar</translation>
  </message>
  <message>
   <source>Outstanding, year before</source>
   <translation>Por cobrar, año anterior</translation>
  </message>
  <message>
   <source>Over 90 days</source>
   <translation>Más de 90 días</translation>
  </message>
  <message>
   <source>PDF (*.pdf);;Spreadsheet (*.xlsx);;CSV (*.csv)</source>
   <translation>PDF (*.pdf);;Hoja de cálculo (*.xlsx);;CSV (*.csv)</translation>
  </message>
  <message>
   <source>Paid</source>
   <translation>Pagado</translation>
  </message>
  <message>
   <source>Paid and outstanding are those of the invoices issued in the period, as of now.</source>
   <translation>Lo pagado y lo pendiente son de las facturas emitidas en el periodo, a día de hoy.</translation>
  </message>
  <message>
   <source>Passengers</source>
   <translation>Pasajeros</translation>
  </message>
  <message>
   <source>Phone</source>
   <translation>Teléfono</translation>
  </message>
  <message>
   <source>Price</source>
   <translation>Precio</translation>
  </message>
  <message>
   <source>Projected</source>
   <translation>Previsto</translation>
  </message>
  <message>
   <source>Projected: what open launches brought so far, at each agency's rate as of now.</source>
   <translation>Previsto: lo vendido hasta ahora en los lanzamientos abiertos, con la comisión actual de cada agencia.</translation>
  </message>
  <message>
   <source>Received</source>
   <translation>Cobrado</translation>
  </message>
  <message>
   <source>Received counts by the day of payment, without what was refunded since; outstanding by the invoice's date, projected by the launch's date.</source>
   <translation>Lo cobrado cuenta por el día de pago, sin lo reembolsado después; lo pendiente, por la fecha de la factura, y lo previsto, por la del lanzamiento.</translation>
  </message>
  <message>
   <source>Received, year before</source>
   <translation>Cobrado, año anterior</translation>
  </message>
  <message>
   <source>Refund</source>
   <translation>Reembolso</translation>
  </message>
  <message>
   <source>Refunds</source>
   <translation>Reembolsos</translation>
  </message>
  <message>
   <source>Reliable</source>
   <translation>Fiable</translation>
  </message>
  <message>
   <source>Reports</source>
   <translation>Informes</translation>
  </message>
  <message>
   <source>Revenue so far</source>
   <translation>Ingresos hasta ahora</translation>
  </message>
  <message>
   <source>Rocket</source>
   <translation>Cohete</translation>
  </message>
  <message>
   <source>Save the report</source>
   <translation>Guardar el informe</translation>
  </message>
  <message>
   <source>Saving…</source>
   <translation>Guardando…</translation>
  </message>
  <message>
   <source>Scheduled</source>
   <translation>Programado</translation>
  </message>
  <message>
   <source>Seats</source>
   <translation>Plazas</translation>
  </message>
  <message>
   <source>Seats sold</source>
   <translation>Plazas vendidas</translation>
  </message>
  <message>
   <source>September</source>
   <translation>Septiembre</translation>
  </message>
  <message>
   <source>Status</source>
   <translation>Estado</translation>
  </message>
  <message>
   <source>Taken</source>
   <translation>Ocupadas</translation>
  </message>
  <message>
   <source>This report can’t be shown</source>
   <translation>Este informe no se puede mostrar</translation>
  </message>
  <message>
   <source>Total</source>
   <translation>Total</translation>
  </message>
  <message>
   <source>Traveler</source>
   <translation>Viajero</translation>
  </message>
  <message>
   <source>Viable</source>
   <translation>Viable</translation>
  </message>
  <message>
   <source>no</source>
   <translation>no</translation>
  </message>
  <message>
   <source>yes</source>
   <translation>sí</translation>
  </message>
 </context>
 <context>
  <name>reset code</name>
  <message>
   <source>Give a code</source>
   <translation>Dar un código</translation>
  </message>
  <message>
   <source>Give {0} a one-time code?</source>
   <translation>¿Dar a {0} un código de un solo uso?</translation>
  </message>
  <message>
   <source>It is good for {0} hours and once; the present password stays until then.</source>
   <translation>Vale {0} horas y una sola vez; la contraseña actual sirve hasta entonces.</translation>
  </message>
  <message>
   <source>With it they choose a new password on the sign-in screen.</source>
   <translation>Con él elige una contraseña nueva en la pantalla de inicio de sesión.</translation>
  </message>
 </context>
 <context>
  <name>restore</name>
  <message>
   <source>&amp;Backups in {0}</source>
   <translation>&amp;Copias en {0}</translation>
  </message>
  <message>
   <source>A backup takes the place of the present database, which is kept aside. Whatever was done since the backup is then only there.</source>
   <translation>La copia ocupa el lugar de la base de datos actual, que se guarda aparte. Lo que se hizo desde la copia queda solo allí.</translation>
  </message>
  <message>
   <source>Agencies</source>
   <translation>Agencias</translation>
  </message>
  <message>
   <source>Backups</source>
   <translation>Copias de seguridad</translation>
  </message>
  <message>
   <source>Bookings</source>
   <translation>Reservas</translation>
  </message>
  <message>
   <source>By</source>
   <translation>Por</translation>
  </message>
  <message>
   <source>Encrypted</source>
   <translation>Cifrada</translation>
  </message>
  <message>
   <source>Invoices</source>
   <translation>Facturas</translation>
  </message>
  <message>
   <source>Jobs</source>
   <translation>Tareas</translation>
  </message>
  <message>
   <source>Launches</source>
   <translation>Lanzamientos</translation>
  </message>
  <message>
   <source>Log entries</source>
   <translation>Anotaciones del registro</translation>
  </message>
  <message>
   <source>Made</source>
   <translation>Hecha</translation>
  </message>
  <message>
   <source>Notifications</source>
   <translation>Avisos</translation>
  </message>
  <message>
   <source>Payments</source>
   <translation>Pagos</translation>
  </message>
  <message>
   <source>Restore</source>
   <translation>Restaurar</translation>
  </message>
  <message>
   <source>Rockets</source>
   <translation>Cohetes</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>Tamaño</translation>
  </message>
  <message>
   <source>The backup was restored.</source>
   <translation>La copia se ha restaurado.</translation>
  </message>
  <message>
   <source>Travelers</source>
   <translation>Viajeros</translation>
  </message>
  <message>
   <source>Users</source>
   <translation>Usuarios</translation>
  </message>
  <message>
   <source>What was there before is kept in {0}.</source>
   <translation>Lo que había antes se guarda en {0}.</translation>
  </message>
  <message>
   <source>no</source>
   <translation>no</translation>
  </message>
  <message>
   <source>yes</source>
   <translation>sí</translation>
  </message>
 </context>
 <context>
  <name>retrying</name>
  <message>
   <source>&amp;Try again</source>
   <translation>&amp;Reintentar</translation>
  </message>
  <message>
   <source>Don't send</source>
   <translation>No enviar</translation>
  </message>
  <message>
   <source>No job has failed</source>
   <translation>No ha fallado ninguna tarea</translation>
  </message>
  <message>
   <source>Notifications shows each of them, and sends or discards it alone.</source>
   <translation>En Avisos se ve cada uno, y se envía o descarta por separado.</translation>
  </message>
  <message>
   <source>Send these messages again?</source>
   <translation>¿Enviar otra vez estos mensajes?</translation>
  </message>
  <message>
   <source>{0:job|jobs}</source>
   <translation>{0:tarea|tareas}</translation>
  </message>
  <message>
   <source>{0:message is|messages are} more than a day old: what {0:=it tells|they tell} of may be over.</source>
   <translation>{0:mensaje tiene|mensajes tienen} más de un día: lo que {0:=cuenta|cuentan} quizá ya pasó.</translation>
  </message>
  <message>
   <source>{0:message tells|messages tell} of a launch whose date is past or that doesn't take place, of a canceled booking, or of an invoice that is paid or void.</source>
   <translation>{0:mensaje habla|mensajes hablan} de un lanzamiento cuya fecha ya pasó o que no tiene lugar, de una reserva cancelada o de una factura pagada o anulada.</translation>
  </message>
  <message>
   <source>{0:message|messages} may have arrived: {0:=the recipient|their recipients} would get {0:=it|them} twice.</source>
   <translation>Puede que {0:mensaje|mensajes} ya {0:=llegara: su destinatario lo recibiría|llegaran: sus destinatarios los recibirían} dos veces.</translation>
  </message>
  <message>
   <source>{0:message|messages} will be discarded, not sent: something newer was told since, or {0:=it is|they are} news no longer.</source>
   <translation>{0:mensaje se descartará, no se enviará|mensajes se descartarán, no se enviarán}: desde entonces se comunicó algo más reciente, o ya no {0:=es|son} noticia.</translation>
  </message>
  <message>
   <source>{0} tried again</source>
   <translation>Se {0:=reintenta|reintentan} {0}</translation>
  </message>
 </context>
 <context>
  <name>selection</name>
  <message>
   <source>1 row copied</source>
   <translation>1 fila copiada</translation>
  </message>
  <message>
   <source>At most {0} records can be changed at once: select fewer</source>
   <translation>Se pueden cambiar como máximo {0} fichas a la vez: seleccione menos</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>Copiar</translation>
  </message>
  <message>
   <source>Edit a column…</source>
   <translation>Editar una columna…</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>Exportar…</translation>
  </message>
  <message>
   <source>Select one only</source>
   <translation>Seleccionar una sola fila</translation>
  </message>
  <message>
   <source>{0} in all</source>
   <translation>{0} en total</translation>
  </message>
  <message>
   <source>{0} rows are too many to copy: export them into a file</source>
   <translation>{0} filas son demasiadas para copiar: expórtelas a un archivo</translation>
  </message>
  <message>
   <source>{0} rows copied</source>
   <translation>{0} filas copiadas</translation>
  </message>
  <message>
   <source>{0} selected</source>
   <translation>{0} en la selección</translation>
  </message>
  <message>
   <source>{0} taken</source>
   <translation>{0:ocupada|ocupadas}</translation>
  </message>
 </context>
 <context>
  <name>settings</name>
  <message>
   <source>% of capacity</source>
   <translation>% de la capacidad</translation>
  </message>
  <message>
   <source>A factor on every size, such as 1.25; used from the next start on.</source>
   <translation>Un factor para todos los tamaños, como 1,25; vale desde el próximo inicio.</translation>
  </message>
  <message>
   <source>A rocket that flies again sooner than this gets a warning.</source>
   <translation>Un cohete que vuelve a volar antes de este plazo recibe una advertencia.</translation>
  </message>
  <message>
   <source>Account</source>
   <translation>Cuenta</translation>
  </message>
  <message>
   <source>After so long without a key or the mouse the window asks for the password. 0: never.</source>
   <translation>Tras este tiempo sin teclado ni ratón la ventana pide la contraseña. 0: nunca.</translation>
  </message>
  <message>
   <source>An invoice is overdue when so many days have passed since its date.</source>
   <translation>Una factura vence cuando han pasado estos días desde su fecha.</translation>
  </message>
  <message>
   <source>And {0} more.</source>
   <translation>Y {0} más.</translation>
  </message>
  <message>
   <source>Backup</source>
   <translation>Copia de seguridad</translation>
  </message>
  <message>
   <source>Best on another disk, which may be a removable one. Empty: “backups”, beside the database.</source>
   <translation>Mejor en otro disco, que puede ser extraíble. Vacío: «backups», junto a la base de datos.</translation>
  </message>
  <message>
   <source>Closing the window</source>
   <translation>Al cerrar la ventana</translation>
  </message>
  <message>
   <source>Company</source>
   <translation>Empresa</translation>
  </message>
  <message>
   <source>Currency</source>
   <translation>Moneda</translation>
  </message>
  <message>
   <source>Decides which day, and so which year, an invoice is issued on.</source>
   <translation>Decide qué día, y por tanto qué año, se emite una factura.</translation>
  </message>
  <message>
   <source>E-mail</source>
   <translation>Correo</translation>
  </message>
  <message>
   <source>Ends the program, or leaves it at work in the tray where the desktop has one.</source>
   <translation>Termina el programa, o lo deja trabajando en la bandeja del sistema si la hay.</translation>
  </message>
  <message>
   <source>Folder instead of a server</source>
   <translation>Carpeta en lugar de servidor</translation>
  </message>
  <message>
   <source>Folder of backups</source>
   <translation>Carpeta de copias</translation>
  </message>
  <message>
   <source>For this computer alone.</source>
   <translation>Solo para este equipo.</translation>
  </message>
  <message>
   <source>Grace time</source>
   <translation>Periodo de gracia</translation>
  </message>
  <message>
   <source>Hold time</source>
   <translation>Plazo de reserva</translation>
  </message>
  <message>
   <source>How long a hold keeps its seats and its price; never beyond the launch.</source>
   <translation>Cuánto conserva una reserva provisional sus plazas y su precio; nunca más allá del lanzamiento.</translation>
  </message>
  <message>
   <source>How long a message waits, so that a slip at the desk is never sent.</source>
   <translation>Cuánto espera un mensaje, para que nunca se envíe un descuido del mostrador.</translation>
  </message>
  <message>
   <source>How long who sold may void the sale, with the whole price back.</source>
   <translation>Durante cuánto tiempo quien vendió puede anular la venta y devolver todo el precio.</translation>
  </message>
  <message>
   <source>How messages leave this workstation.</source>
   <translation>Cómo salen los mensajes de este puesto.</translation>
  </message>
  <message>
   <source>How much of the capacity must be sold (holds don't count) to confirm a launch.</source>
   <translation>Cuánta capacidad debe estar vendida (las reservas provisionales no cuentan) para confirmar un lanzamiento.</translation>
  </message>
  <message>
   <source>Invoices</source>
   <translation>Facturas</translation>
  </message>
  <message>
   <source>Invoices that stand keep the terms they were issued with.</source>
   <translation>Las facturas ya emitidas conservan sus condiciones.</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Idioma</translation>
  </message>
  <message>
   <source>Legal address</source>
   <translation>Domicilio fiscal</translation>
  </message>
  <message>
   <source>Legal name</source>
   <translation>Razón social</translation>
  </message>
  <message>
   <source>Light, dark, or as the system has it.</source>
   <translation>Claro, oscuro o como el sistema.</translation>
  </message>
  <message>
   <source>Lock when idle</source>
   <translation>Bloquear sin actividad</translation>
  </message>
  <message>
   <source>Look</source>
   <translation>Aspecto</translation>
  </message>
  <message>
   <source>Mail</source>
   <translation>Correo</translation>
  </message>
  <message>
   <source>Mail server</source>
   <translation>Servidor de correo</translation>
  </message>
  <message>
   <source>Messages are put here as files, and no server is asked. Empty: the server sends them.</source>
   <translation>Los mensajes se dejan aquí como archivos y no se usa servidor. Vacío: los envía el servidor.</translation>
  </message>
  <message>
   <source>Most messages a minute</source>
   <translation>Máximo de mensajes por minuto</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Nombre</translation>
  </message>
  <message>
   <source>Name of this workstation</source>
   <translation>Nombre de este puesto</translation>
  </message>
  <message>
   <source>No notice comes up in them, such as 22:00-07:00; it comes afterwards. Empty: none.</source>
   <translation>En ellas no aparece ningún aviso, como 22:00-07:00; aparece después. Vacío: ninguna.</translation>
  </message>
  <message>
   <source>On invoices and tickets.</source>
   <translation>En facturas y billetes.</translation>
  </message>
  <message>
   <source>On invoices. A number that looks wrong is kept, with a warning.</source>
   <translation>En facturas. Un número que parece erróneo se guarda, con una advertencia.</translation>
  </message>
  <message>
   <source>On invoices; empty: the name above.</source>
   <translation>En facturas; vacío: el nombre de arriba.</translation>
  </message>
  <message>
   <source>Payment terms</source>
   <translation>Plazo de pago</translation>
  </message>
  <message>
   <source>Port</source>
   <translation>Puerto</translation>
  </message>
  <message>
   <source>Quiet hours</source>
   <translation>Horas de silencio</translation>
  </message>
  <message>
   <source>STARTTLS</source>
   <translation>STARTTLS</translation>
  </message>
  <message>
   <source>Security</source>
   <translation>Seguridad</translation>
  </message>
  <message>
   <source>Selling</source>
   <translation>Venta</translation>
  </message>
  <message>
   <source>Sender</source>
   <translation>Remitente</translation>
  </message>
  <message>
   <source>Stands in the log beside what was done here; used from the next start on.</source>
   <translation>Consta en el registro junto a lo que se hizo aquí; vale desde el próximo inicio.</translation>
  </message>
  <message>
   <source>TLS from the first byte</source>
   <translation>TLS desde el primer byte</translation>
  </message>
  <message>
   <source>Tax id</source>
   <translation>NIF</translation>
  </message>
  <message>
   <source>Text size</source>
   <translation>Tamaño del texto</translation>
  </message>
  <message>
   <source>The SMTP server that takes our messages. Empty: no mail is sent from here.</source>
   <translation>El servidor SMTP que recoge los mensajes. Vacío: desde aquí no se envía correo.</translation>
  </message>
  <message>
   <source>The language of the window, its dates and amounts; the command line speaks English.</source>
   <translation>El idioma de la ventana, de sus fechas y de sus importes; la línea de órdenes habla inglés.</translation>
  </message>
  <message>
   <source>The name to sign in with at the mail server. Empty: without signing in.</source>
   <translation>El nombre con que entrar en el servidor de correo. Vacío: sin iniciar sesión.</translation>
  </message>
  <message>
   <source>The one currency of all prices, refunds and invoices, by its three letters; it can be chosen until the first booking or invoice. Only currencies with cents fit.</source>
   <translation>La única moneda de precios, reembolsos y facturas, con sus tres letras; se puede elegir hasta la primera reserva o factura. Solo valen las monedas con céntimos.</translation>
  </message>
  <message>
   <source>The rules of holds, sales and launches, on every workstation.</source>
   <translation>Las reglas de reservas provisionales, ventas y lanzamientos, en todos los puestos.</translation>
  </message>
  <message>
   <source>The zone of times in the window, and of days in filters; the command line shows UTC.</source>
   <translation>La zona de las horas en la ventana y de los días en los filtros; la línea de órdenes muestra UTC.</translation>
  </message>
  <message>
   <source>This workstation</source>
   <translation>Este puesto</translation>
  </message>
  <message>
   <source>Time zone</source>
   <translation>Zona horaria</translation>
  </message>
  <message>
   <source>Turnaround</source>
   <translation>Preparación</translation>
  </message>
  <message>
   <source>Usually 587 with starttls, 465 with tls, 25 with none.</source>
   <translation>Normalmente 587 con starttls, 465 con tls, 25 sin cifrado.</translation>
  </message>
  <message>
   <source>Viability</source>
   <translation>Viabilidad</translation>
  </message>
  <message>
   <source>Void of a sale</source>
   <translation>Anulación de una venta</translation>
  </message>
  <message>
   <source>What the mail server allows; the others wait their turn.</source>
   <translation>Lo que permite el servidor de correo; los demás esperan su turno.</translation>
  </message>
  <message>
   <source>What tickets and messages call your own company.</source>
   <translation>Cómo llaman a su empresa los billetes y mensajes.</translation>
  </message>
  <message>
   <source>Where customers write to; also the sender of messages when none is set.</source>
   <translation>Adonde escriben los clientes; también el remitente de los mensajes si no hay otro.</translation>
  </message>
  <message>
   <source>Where messages come from. Empty: the company's e-mail, else astrobookings@localhost.</source>
   <translation>De dónde salen los mensajes. Vacío: el correo de la empresa, o astrobookings@localhost.</translation>
  </message>
  <message>
   <source>Where this workstation puts its copies of the database.</source>
   <translation>Dónde deja este puesto sus copias de la base de datos.</translation>
  </message>
  <message>
   <source>With none all travels readable: only for a server on this computer.</source>
   <translation>Sin ella todo viaja legible: solo para un servidor en este equipo.</translation>
  </message>
  <message>
   <source>You can read these; they are changed by the role {0}.</source>
   <translation>Usted puede leerlos; los cambia el rol {0}.</translation>
  </message>
  <message>
   <source>You set these yourself: {1}. The rest is changed by the role {0}.</source>
   <translation>Usted mismo elige: {1}. Lo demás lo cambia el rol {0}.</translation>
  </message>
  <message>
   <source>Your own company, as invoices, tickets and messages name it.</source>
   <translation>Su propia empresa, tal como la nombran facturas, billetes y mensajes.</translation>
  </message>
  <message>
   <source>as the system</source>
   <translation>como el sistema</translation>
  </message>
  <message>
   <source>dark</source>
   <translation>oscuro</translation>
  </message>
  <message>
   <source>days</source>
   <translation>días</translation>
  </message>
  <message>
   <source>empty</source>
   <translation>vacío</translation>
  </message>
  <message>
   <source>ends the program</source>
   <translation>termina el programa</translation>
  </message>
  <message>
   <source>hours</source>
   <translation>horas</translation>
  </message>
  <message>
   <source>leaves it in the tray</source>
   <translation>lo deja en la bandeja</translation>
  </message>
  <message>
   <source>light</source>
   <translation>claro</translation>
  </message>
  <message>
   <source>messages</source>
   <translation>mensajes</translation>
  </message>
  <message>
   <source>minutes</source>
   <translation>minutos</translation>
  </message>
  <message>
   <source>none</source>
   <translation>ninguna</translation>
  </message>
  <message>
   <source>seconds</source>
   <translation>segundos</translation>
  </message>
  <message>
   <source>times</source>
   <translation>veces</translation>
  </message>
 </context>
 <context>
  <name>sign-in</name>
  <message>
   <source>Sign in</source>
   <translation>Iniciar sesión</translation>
  </message>
 </context>
 <context>
  <name>spelling</name>
  <message>
   <source>Eight</source>
   <translation>Ocho</translation>
  </message>
  <message>
   <source>Five</source>
   <translation>Cinco</translation>
  </message>
  <message>
   <source>Four</source>
   <translation>Cuatro</translation>
  </message>
  <message>
   <source>Nine</source>
   <translation>Nueve</translation>
  </message>
  <message>
   <source>Seven</source>
   <translation>Siete</translation>
  </message>
  <message>
   <source>Six</source>
   <translation>Seis</translation>
  </message>
  <message>
   <source>Three</source>
   <translation>Tres</translation>
  </message>
  <message>
   <source>Two</source>
   <translation>Dos</translation>
  </message>
 </context>
 <context>
  <name>status</name>
  <message>
   <source>Active</source>
   <translation>Activo</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>Fallida</translation>
  </message>
  <message>
   <source>Inactive</source>
   <translation>Inactivo</translation>
  </message>
  <message>
   <source>Needs a setting</source>
   <translation>Necesita un ajuste</translation>
  </message>
  <message>
   <source>Put off</source>
   <translation>Aplazada</translation>
  </message>
  <message>
   <source>Short</source>
   <translation>Faltan plazas</translation>
  </message>
  <message>
   <source>Uncertain</source>
   <translation>Dudosa</translation>
  </message>
  <message>
   <source>VIP</source>
   <translation>VIP</translation>
  </message>
  <message>
   <source>Viable</source>
   <translation>Viable</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>En espera</translation>
  </message>
 </context>
 <context>
  <name>status of agencies</name>
  <message>
   <source>Active</source>
   <translation>Activa</translation>
  </message>
  <message>
   <source>Inactive</source>
   <translation>Inactiva</translation>
  </message>
 </context>
 <context>
  <name>tabs</name>
  <message>
   <source>Agencies</source>
   <translation>Agencias</translation>
  </message>
  <message>
   <source>Bookings</source>
   <translation>Reservas</translation>
  </message>
  <message>
   <source>Destination, rocket, agency, departs:2027</source>
   <translation>Destino, cohete, agencia, salida:2027</translation>
  </message>
  <message>
   <source>Invoice, agency, reference, status:pending</source>
   <translation>N.º de factura, agencia, referencia</translation>
  </message>
  <message>
   <source>Invoices</source>
   <translation>Facturas</translation>
  </message>
  <message>
   <source>Jobs</source>
   <translation>Tareas</translation>
  </message>
  <message>
   <source>Launches</source>
   <translation>Lanzamientos</translation>
  </message>
  <message>
   <source>Locator, name, launch, departs:2027-03</source>
   <translation>Localizador, nombre, estado:provisional</translation>
  </message>
  <message>
   <source>Log</source>
   <translation>Registro</translation>
  </message>
  <message>
   <source>Money</source>
   <translation>Dinero</translation>
  </message>
  <message>
   <source>Name in any script, e-mail, phone digits</source>
   <translation>Nombre, correo o cifras del teléfono</translation>
  </message>
  <message>
   <source>Name, agency, range:moon, capacity&gt;50</source>
   <translation>Nombre, agencia, alcance:luna, capacidad&gt;50</translation>
  </message>
  <message>
   <source>Name, e-mail, role:agent</source>
   <translation>Nombre, correo, rol:agente</translation>
  </message>
  <message>
   <source>Name, legal name, tax id, e-mail</source>
   <translation>Nombre, razón social, NIF, correo</translation>
  </message>
  <message>
   <source>Notifications</source>
   <translation>Avisos</translation>
  </message>
  <message>
   <source>Number, agency, launch, status:overdue</source>
   <translation>Número, agencia, estado:vencida</translation>
  </message>
  <message>
   <source>Office</source>
   <translation>Oficina</translation>
  </message>
  <message>
   <source>Partners</source>
   <translation>Socios</translation>
  </message>
  <message>
   <source>Payments</source>
   <translation>Pagos</translation>
  </message>
  <message>
   <source>Recipient, message, status:pending</source>
   <translation>Destinatario, mensaje, estado:pendiente</translation>
  </message>
  <message>
   <source>Rockets</source>
   <translation>Cohetes</translation>
  </message>
  <message>
   <source>Sales</source>
   <translation>Ventas</translation>
  </message>
  <message>
   <source>Travelers</source>
   <translation>Viajeros</translation>
  </message>
  <message>
   <source>Type, error, status:failed</source>
   <translation>Tipo, error, estado:fallida</translation>
  </message>
  <message>
   <source>Users</source>
   <translation>Usuarios</translation>
  </message>
  <message>
   <source>agency</source>
   <translation>agencia</translation>
  </message>
  <message>
   <source>booking</source>
   <translation>reserva</translation>
  </message>
  <message>
   <source>invoice</source>
   <translation>factura</translation>
  </message>
  <message>
   <source>job</source>
   <translation>tarea</translation>
  </message>
  <message>
   <source>launch</source>
   <translation>lanzamiento</translation>
  </message>
  <message>
   <source>log entry</source>
   <translation>anotación del registro</translation>
  </message>
  <message>
   <source>notification</source>
   <translation>aviso</translation>
  </message>
  <message>
   <source>payment</source>
   <translation>pago</translation>
  </message>
  <message>
   <source>rocket</source>
   <translation>cohete</translation>
  </message>
  <message>
   <source>traveler</source>
   <translation>viajero</translation>
  </message>
  <message>
   <source>user</source>
   <translation>usuario</translation>
  </message>
  <message>
   <source>user:ana, entity:booking, action:sell</source>
   <translation>quién:ana, sobre:reserva, cuándo:hoy</translation>
  </message>
  <message>
   <source>{0:needs|need} somebody</source>
   <translation>{0:necesita|necesitan} atención</translation>
  </message>
  <message>
   <source>{0} overdue</source>
   <translation>{0} vencidas</translation>
  </message>
  <message>
   <source>{0} past their date, to be closed</source>
   <translation>{0} con la fecha pasada, por cerrar</translation>
  </message>
 </context>
 <context>
  <name>undo</name>
  <message>
   <source>&amp;Redo</source>
   <translation>&amp;Rehacer</translation>
  </message>
  <message>
   <source>&amp;Redo {0} of {1}</source>
   <translation>&amp;Rehacer {0} de {1}</translation>
  </message>
  <message>
   <source>&amp;Undo</source>
   <translation>&amp;Deshacer</translation>
  </message>
  <message>
   <source>&amp;Undo {0} of {1}</source>
   <translation>&amp;Deshacer {0} de {1}</translation>
  </message>
  <message>
   <source>Cancel hold {0}…</source>
   <translation>Cancelar la reserva provisional {0}…</translation>
  </message>
  <message>
   <source>Done again: {0}</source>
   <translation>Se ha rehecho: {0}</translation>
  </message>
  <message>
   <source>Move {0} back…</source>
   <translation>Trasladar {0} de vuelta…</translation>
  </message>
  <message>
   <source>Not yet: the last change is still being written</source>
   <translation>Todavía no: el último cambio aún se está guardando</translation>
  </message>
  <message>
   <source>Nothing is undone while a change is open: Esc leaves it</source>
   <translation>Con un cambio abierto no se deshace nada: Esc lo deja</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>Rehacer</translation>
  </message>
  <message>
   <source>Redo {0} of {1}?</source>
   <translation>¿Rehacer {0} de {1}?</translation>
  </message>
  <message>
   <source>Refund payment {0}…</source>
   <translation>Reembolsar el pago {0}…</translation>
  </message>
  <message>
   <source>Transfer {0} back…</source>
   <translation>Transferir {0} de vuelta…</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Deshacer</translation>
  </message>
  <message>
   <source>Undo {0} of {1}?</source>
   <translation>¿Deshacer {0} de {1}?</translation>
  </message>
  <message>
   <source>Undone: {0}</source>
   <translation>Se ha deshecho: {0}</translation>
  </message>
  <message>
   <source>Void invoice {0}…</source>
   <translation>Anular la factura {0}…</translation>
  </message>
  <message>
   <source>Void sale {0}…</source>
   <translation>Anular la venta {0}…</translation>
  </message>
  <message>
   <source>activation</source>
   <translation>activación</translation>
  </message>
  <message>
   <source>deactivation</source>
   <translation>desactivación</translation>
  </message>
  <message>
   <source>edit</source>
   <translation>edición</translation>
  </message>
  <message>
   <source>passengers</source>
   <translation>pasajeros</translation>
  </message>
  <message>
   <source>passengers of {0}</source>
   <translation>pasajeros de {0}</translation>
  </message>
  <message>
   <source>{0} are set back to what stood there before.</source>
   <translation>Vuelven a lo que había antes: {0}.</translation>
  </message>
 </context>
 <context>
  <name>values</name>
  <message>
   <source>Abort</source>
   <translation>Cancelación del lanzamiento</translation>
  </message>
  <message>
   <source>Aborted</source>
   <translation>Cancelado</translation>
  </message>
  <message>
   <source>Accept</source>
   <translation>Aceptación</translation>
  </message>
  <message>
   <source>Action</source>
   <translation>Acción</translation>
  </message>
  <message>
   <source>Activate</source>
   <translation>Activación</translation>
  </message>
  <message>
   <source>Active</source>
   <translation>Activo</translation>
  </message>
  <message>
   <source>Agency</source>
   <translation>Agencia</translation>
  </message>
  <message>
   <source>Agency id</source>
   <translation>Id. de agencia</translation>
  </message>
  <message>
   <source>Amount</source>
   <translation>Importe</translation>
  </message>
  <message>
   <source>Announce</source>
   <translation>Anuncio</translation>
  </message>
  <message>
   <source>Announce launch</source>
   <translation>Anunciar lanzamiento</translation>
  </message>
  <message>
   <source>Archive</source>
   <translation>Archivado</translation>
  </message>
  <message>
   <source>Archive invoice</source>
   <translation>Archivar factura</translation>
  </message>
  <message>
   <source>Attempts</source>
   <translation>Intentos</translation>
  </message>
  <message>
   <source>Back up</source>
   <translation>Copia de seguridad</translation>
  </message>
  <message>
   <source>Backup failed</source>
   <translation>Copia de seguridad fallida</translation>
  </message>
  <message>
   <source>Balance</source>
   <translation>Saldo</translation>
  </message>
  <message>
   <source>Basis points</source>
   <translation>Puntos básicos</translation>
  </message>
  <message>
   <source>Birth date</source>
   <translation>Fecha de nacimiento</translation>
  </message>
  <message>
   <source>Booking</source>
   <translation>Reserva</translation>
  </message>
  <message>
   <source>Booking canceled</source>
   <translation>Reserva cancelada</translation>
  </message>
  <message>
   <source>Booking changed</source>
   <translation>Reserva cambiada</translation>
  </message>
  <message>
   <source>Booking held</source>
   <translation>Reserva provisional</translation>
  </message>
  <message>
   <source>Booking sold</source>
   <translation>Reserva vendida</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Cancelación</translation>
  </message>
  <message>
   <source>Cancel cause</source>
   <translation>Causa de cancelación</translation>
  </message>
  <message>
   <source>Canceled</source>
   <translation>Cancelado</translation>
  </message>
  <message>
   <source>Canceled at</source>
   <translation>Cancelación el</translation>
  </message>
  <message>
   <source>Capacity</source>
   <translation>Capacidad</translation>
  </message>
  <message>
   <source>Change settings</source>
   <translation>Cambio de ajustes</translation>
  </message>
  <message>
   <source>Channel</source>
   <translation>Canal</translation>
  </message>
  <message>
   <source>Complete</source>
   <translation>Cobro</translation>
  </message>
  <message>
   <source>Completed</source>
   <translation>Completado</translation>
  </message>
  <message>
   <source>Completed at</source>
   <translation>Fin el</translation>
  </message>
  <message>
   <source>Confirm</source>
   <translation>Confirmación</translation>
  </message>
  <message>
   <source>Confirmed</source>
   <translation>Confirmado</translation>
  </message>
  <message>
   <source>Confirmed at</source>
   <translation>Confirmación el</translation>
  </message>
  <message>
   <source>Contact info</source>
   <translation>Contacto</translation>
  </message>
  <message>
   <source>Contact phone</source>
   <translation>Teléfono de contacto</translation>
  </message>
  <message>
   <source>Correct</source>
   <translation>Corrección</translation>
  </message>
  <message>
   <source>Create</source>
   <translation>Alta</translation>
  </message>
  <message>
   <source>Created at</source>
   <translation>Creación el</translation>
  </message>
  <message>
   <source>Data</source>
   <translation>Datos</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>Fecha</translation>
  </message>
  <message>
   <source>Days overdue</source>
   <translation>Días de retraso</translation>
  </message>
  <message>
   <source>Deactivate</source>
   <translation>Desactivación</translation>
  </message>
  <message>
   <source>Delay</source>
   <translation>Retraso</translation>
  </message>
  <message>
   <source>Delayed</source>
   <translation>Retrasado</translation>
  </message>
  <message>
   <source>Delayed at</source>
   <translation>Retraso el</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Eliminación</translation>
  </message>
  <message>
   <source>Deliver notification</source>
   <translation>Entregar aviso</translation>
  </message>
  <message>
   <source>Description</source>
   <translation>Descripción</translation>
  </message>
  <message>
   <source>Destination</source>
   <translation>Destino</translation>
  </message>
  <message>
   <source>Details</source>
   <translation>Detalles</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>Descarte</translation>
  </message>
  <message>
   <source>Doubt</source>
   <translation>Duda</translation>
  </message>
  <message>
   <source>Due date</source>
   <translation>Fecha de vencimiento</translation>
  </message>
  <message>
   <source>Edit</source>
   <translation>Edición</translation>
  </message>
  <message>
   <source>Email</source>
   <translation>Correo</translation>
  </message>
  <message>
   <source>Email refused</source>
   <translation>Correo rechazado</translation>
  </message>
  <message>
   <source>Emergency contact</source>
   <translation>Contacto de emergencia</translation>
  </message>
  <message>
   <source>Entity id</source>
   <translation>Id. de ficha</translation>
  </message>
  <message>
   <source>Entity type</source>
   <translation>Tipo de ficha</translation>
  </message>
  <message>
   <source>Entry log</source>
   <translation>Registro</translation>
  </message>
  <message>
   <source>Error</source>
   <translation>Error</translation>
  </message>
  <message>
   <source>Error kind</source>
   <translation>Tipo de error</translation>
  </message>
  <message>
   <source>Event</source>
   <translation>Suceso</translation>
  </message>
  <message>
   <source>Executed at</source>
   <translation>Ejecución el</translation>
  </message>
  <message>
   <source>Expires at</source>
   <translation>Caduca el</translation>
  </message>
  <message>
   <source>Facts</source>
   <translation>Datos</translation>
  </message>
  <message>
   <source>Fail</source>
   <translation>Fallo</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>Fallido</translation>
  </message>
  <message>
   <source>Failed at</source>
   <translation>Fallo el</translation>
  </message>
  <message>
   <source>Fee basis points</source>
   <translation>Puntos básicos de comisión</translation>
  </message>
  <message>
   <source>File</source>
   <translation>Archivo</translation>
  </message>
  <message>
   <source>Found</source>
   <translation>Fundación</translation>
  </message>
  <message>
   <source>Give reset code</source>
   <translation>Código entregado</translation>
  </message>
  <message>
   <source>Hash</source>
   <translation>Hash</translation>
  </message>
  <message>
   <source>Head</source>
   <translation>Última anotación</translation>
  </message>
  <message>
   <source>Hold</source>
   <translation>Provisional</translation>
  </message>
  <message>
   <source>Hold lapsed</source>
   <translation>Reserva caducada</translation>
  </message>
  <message>
   <source>Hold until</source>
   <translation>Provisional hasta</translation>
  </message>
  <message>
   <source>Hub unreachable</source>
   <translation>Oficina compartida inaccesible</translation>
  </message>
  <message>
   <source>Id</source>
   <translation>Id.</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>Importación</translation>
  </message>
  <message>
   <source>Imported</source>
   <translation>Importado</translation>
  </message>
  <message>
   <source>In a row</source>
   <translation>Seguidos</translation>
  </message>
  <message>
   <source>Invoice</source>
   <translation>Factura</translation>
  </message>
  <message>
   <source>Invoice id</source>
   <translation>Id. de factura</translation>
  </message>
  <message>
   <source>Invoice issued</source>
   <translation>Factura emitida</translation>
  </message>
  <message>
   <source>Invoice reminder</source>
   <translation>Recordatorio de factura</translation>
  </message>
  <message>
   <source>Invoice void</source>
   <translation>Factura anulada</translation>
  </message>
  <message>
   <source>Issue</source>
   <translation>Emisión</translation>
  </message>
  <message>
   <source>Issue invoice</source>
   <translation>Emitir factura</translation>
  </message>
  <message>
   <source>Job</source>
   <translation>Tarea</translation>
  </message>
  <message>
   <source>Job failed</source>
   <translation>Tarea fallida</translation>
  </message>
  <message>
   <source>Job type</source>
   <translation>Tipo de tarea</translation>
  </message>
  <message>
   <source>Job uncertain</source>
   <translation>Tarea dudosa</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>Tipo</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Idioma</translation>
  </message>
  <message>
   <source>Lapse</source>
   <translation>Caducidad</translation>
  </message>
  <message>
   <source>Lapse holds</source>
   <translation>Caducar reservas</translation>
  </message>
  <message>
   <source>Last error</source>
   <translation>Último error</translation>
  </message>
  <message>
   <source>Last id</source>
   <translation>Último id.</translation>
  </message>
  <message>
   <source>Launch</source>
   <translation>Lanzamiento</translation>
  </message>
  <message>
   <source>Launch aborted</source>
   <translation>Lanzamiento cancelado</translation>
  </message>
  <message>
   <source>Launch confirmed</source>
   <translation>Lanzamiento confirmado</translation>
  </message>
  <message>
   <source>Launch delayed</source>
   <translation>Lanzamiento retrasado</translation>
  </message>
  <message>
   <source>Launch failed</source>
   <translation>Lanzamiento fallido</translation>
  </message>
  <message>
   <source>Launch id</source>
   <translation>Id. de lanzamiento</translation>
  </message>
  <message>
   <source>Launch launched</source>
   <translation>Lanzamiento lanzado</translation>
  </message>
  <message>
   <source>Launch reopened</source>
   <translation>Lanzamiento reabierto</translation>
  </message>
  <message>
   <source>Launch scheduled</source>
   <translation>Lanzamiento programado</translation>
  </message>
  <message>
   <source>Launched</source>
   <translation>Lanzado</translation>
  </message>
  <message>
   <source>Legal address</source>
   <translation>Domicilio fiscal</translation>
  </message>
  <message>
   <source>Legal name</source>
   <translation>Razón social</translation>
  </message>
  <message>
   <source>Locator</source>
   <translation>Localizador</translation>
  </message>
  <message>
   <source>Lock</source>
   <translation>Bloqueo</translation>
  </message>
  <message>
   <source>Locked by</source>
   <translation>Bloqueado por</translation>
  </message>
  <message>
   <source>Locked until</source>
   <translation>Bloqueado hasta</translation>
  </message>
  <message>
   <source>Mark sent</source>
   <translation>Marca de enviado</translation>
  </message>
  <message>
   <source>Max attempts</source>
   <translation>Máximo de intentos</translation>
  </message>
  <message>
   <source>Message</source>
   <translation>Mensaje</translation>
  </message>
  <message>
   <source>Method</source>
   <translation>Forma de pago</translation>
  </message>
  <message>
   <source>Move</source>
   <translation>Traslado</translation>
  </message>
  <message>
   <source>Moved from</source>
   <translation>Traslado desde</translation>
  </message>
  <message>
   <source>Moved from id</source>
   <translation>Id. de la trasladada</translation>
  </message>
  <message>
   <source>Moved refund</source>
   <translation>Reembolso por el traslado</translation>
  </message>
  <message>
   <source>Moved to</source>
   <translation>Traslado a</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Nombre</translation>
  </message>
  <message>
   <source>Net</source>
   <translation>Neto</translation>
  </message>
  <message>
   <source>Net revenue</source>
   <translation>Ingreso neto</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Nota</translation>
  </message>
  <message>
   <source>Notification</source>
   <translation>Aviso</translation>
  </message>
  <message>
   <source>Notify launch</source>
   <translation>Avisar del lanzamiento</translation>
  </message>
  <message>
   <source>Number</source>
   <translation>Número</translation>
  </message>
  <message>
   <source>Number of seats</source>
   <translation>Número de plazas</translation>
  </message>
  <message>
   <source>Origin</source>
   <translation>Origen</translation>
  </message>
  <message>
   <source>Outcome at</source>
   <translation>Resultado el</translation>
  </message>
  <message>
   <source>Overdue</source>
   <translation>Vencida</translation>
  </message>
  <message>
   <source>Paid</source>
   <translation>Pagada</translation>
  </message>
  <message>
   <source>Partially paid</source>
   <translation>Parcial</translation>
  </message>
  <message>
   <source>Passenger names</source>
   <translation>Nombres de los pasajeros</translation>
  </message>
  <message>
   <source>Passengers</source>
   <translation>Pasajeros</translation>
  </message>
  <message>
   <source>Pay</source>
   <translation>Pago</translation>
  </message>
  <message>
   <source>Payment</source>
   <translation>Pago</translation>
  </message>
  <message>
   <source>Payment completed</source>
   <translation>Pago completado</translation>
  </message>
  <message>
   <source>Payment refunded</source>
   <translation>Pago reembolsado</translation>
  </message>
  <message>
   <source>Pending</source>
   <translation>Pendiente</translation>
  </message>
  <message>
   <source>Previous hash</source>
   <translation>Hash anterior</translation>
  </message>
  <message>
   <source>Price per seat</source>
   <translation>Precio por plaza</translation>
  </message>
  <message>
   <source>Prior status</source>
   <translation>Estado anterior</translation>
  </message>
  <message>
   <source>Priority</source>
   <translation>Prioridad</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>Progreso</translation>
  </message>
  <message>
   <source>Prune</source>
   <translation>Limpieza</translation>
  </message>
  <message>
   <source>Prune jobs</source>
   <translation>Limpiar tareas</translation>
  </message>
  <message>
   <source>Range</source>
   <translation>Alcance</translation>
  </message>
  <message>
   <source>Read</source>
   <translation>Lectura</translation>
  </message>
  <message>
   <source>Reason</source>
   <translation>Motivo</translation>
  </message>
  <message>
   <source>Reference</source>
   <translation>Referencia</translation>
  </message>
  <message>
   <source>Refund</source>
   <translation>Reembolso</translation>
  </message>
  <message>
   <source>Refund amount</source>
   <translation>Importe del reembolso</translation>
  </message>
  <message>
   <source>Refund percent</source>
   <translation>Porcentaje de reembolso</translation>
  </message>
  <message>
   <source>Refunded at</source>
   <translation>Reembolso el</translation>
  </message>
  <message>
   <source>Refused</source>
   <translation>Denegación</translation>
  </message>
  <message>
   <source>Remind</source>
   <translation>Recordatorio</translation>
  </message>
  <message>
   <source>Repair search</source>
   <translation>Reparar búsqueda</translation>
  </message>
  <message>
   <source>Request id</source>
   <translation>Id. de petición</translation>
  </message>
  <message>
   <source>Restate</source>
   <translation>Actualización del estado</translation>
  </message>
  <message>
   <source>Restore</source>
   <translation>Restauración</translation>
  </message>
  <message>
   <source>Retry</source>
   <translation>Reintento</translation>
  </message>
  <message>
   <source>Review</source>
   <translation>Revisión</translation>
  </message>
  <message>
   <source>Reviewed at</source>
   <translation>Revisión el</translation>
  </message>
  <message>
   <source>Reviewed by</source>
   <translation>Revisión por</translation>
  </message>
  <message>
   <source>Rocket</source>
   <translation>Cohete</translation>
  </message>
  <message>
   <source>Rocket id</source>
   <translation>Id. de cohete</translation>
  </message>
  <message>
   <source>Role</source>
   <translation>Rol</translation>
  </message>
  <message>
   <source>Rows</source>
   <translation>Filas</translation>
  </message>
  <message>
   <source>Run after</source>
   <translation>Ejecutar desde</translation>
  </message>
  <message>
   <source>Running</source>
   <translation>En curso</translation>
  </message>
  <message>
   <source>Schedule</source>
   <translation>Programación</translation>
  </message>
  <message>
   <source>Scheduled</source>
   <translation>Programado</translation>
  </message>
  <message>
   <source>Seat limit</source>
   <translation>Límite de plazas</translation>
  </message>
  <message>
   <source>Seats</source>
   <translation>Plazas</translation>
  </message>
  <message>
   <source>Seats held</source>
   <translation>Plazas provisionales</translation>
  </message>
  <message>
   <source>Seats released</source>
   <translation>Plazas liberadas</translation>
  </message>
  <message>
   <source>Seats taken</source>
   <translation>Plazas ocupadas</translation>
  </message>
  <message>
   <source>Sell</source>
   <translation>Venta</translation>
  </message>
  <message>
   <source>Send again</source>
   <translation>Reenvío</translation>
  </message>
  <message>
   <source>Sending</source>
   <translation>Enviando</translation>
  </message>
  <message>
   <source>Set password</source>
   <translation>Cambio de contraseña</translation>
  </message>
  <message>
   <source>Settled at</source>
   <translation>Enviado o descartado</translation>
  </message>
  <message>
   <source>Sha256</source>
   <translation>SHA-256</translation>
  </message>
  <message>
   <source>Sign in</source>
   <translation>Inicio de sesión</translation>
  </message>
  <message>
   <source>Sign in failed</source>
   <translation>Inicio de sesión fallido</translation>
  </message>
  <message>
   <source>Sign out</source>
   <translation>Cierre de sesión</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>Tamaño</translation>
  </message>
  <message>
   <source>Sold by</source>
   <translation>Venta por</translation>
  </message>
  <message>
   <source>Sold by id</source>
   <translation>Id. del vendedor</translation>
  </message>
  <message>
   <source>Split</source>
   <translation>Separación</translation>
  </message>
  <message>
   <source>Split from id</source>
   <translation>Id. de la separada</translation>
  </message>
  <message>
   <source>Staff</source>
   <translation>Personal</translation>
  </message>
  <message>
   <source>Status</source>
   <translation>Estado</translation>
  </message>
  <message>
   <source>Status reason</source>
   <translation>Motivo del estado</translation>
  </message>
  <message>
   <source>Tax id</source>
   <translation>NIF</translation>
  </message>
  <message>
   <source>Test</source>
   <translation>Prueba</translation>
  </message>
  <message>
   <source>Timestamp</source>
   <translation>Fecha y hora</translation>
  </message>
  <message>
   <source>Total price</source>
   <translation>Precio total</translation>
  </message>
  <message>
   <source>Transfer</source>
   <translation>Transferencia</translation>
  </message>
  <message>
   <source>Travel preferences</source>
   <translation>Preferencias de viaje</translation>
  </message>
  <message>
   <source>Traveler</source>
   <translation>Viajero</translation>
  </message>
  <message>
   <source>Traveler id</source>
   <translation>Id. de viajero</translation>
  </message>
  <message>
   <source>Travelers</source>
   <translation>Viajeros</translation>
  </message>
  <message>
   <source>Uncertain</source>
   <translation>Dudoso</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Deshacer</translation>
  </message>
  <message>
   <source>Unreview</source>
   <translation>Revisión retirada</translation>
  </message>
  <message>
   <source>User</source>
   <translation>Usuario</translation>
  </message>
  <message>
   <source>User id</source>
   <translation>Id. de usuario</translation>
  </message>
  <message>
   <source>User name</source>
   <translation>Nombre de usuario</translation>
  </message>
  <message>
   <source>Void</source>
   <translation>Anulación</translation>
  </message>
  <message>
   <source>Void date</source>
   <translation>Fecha de anulación</translation>
  </message>
  <message>
   <source>Void reason</source>
   <translation>Motivo de anulación</translation>
  </message>
  <message>
   <source>Watch invoices</source>
   <translation>Vigilar facturas</translation>
  </message>
  <message>
   <source>Workstation</source>
   <translation>Puesto</translation>
  </message>
 </context>
</TS>
