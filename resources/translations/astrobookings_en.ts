<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
  <name>SeatButtons</name>
  <message numerus="yes">
   <source>%n seat(s)</source>
   <translation>
    <numerusform>%n seat</numerusform>
    <numerusform>%n seats</numerusform>
   </translation>
  </message>
 </context>
</TS>
