<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
