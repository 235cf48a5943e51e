<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>CorpusTools</name>
    <message>
        <source>Check the corpus</source>
        <translation>Korpus prüfen</translation>
    </message>
    <message>
        <source>Compare versions</source>
        <translation>Versionen vergleichen</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>%1 was not read from a folder of this computer.</source>
        <translation>%1 wurde nicht aus einem Ordner dieses Rechners gelesen.</translation>
    </message>
    <message>
        <source>Its text can be copied from here.</source>
        <translation>Der Text lässt sich von hier kopieren.</translation>
    </message>
    <message>
        <source>%1 is no longer there.</source>
        <translation>%1 ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Read the source again, and the corpus is as the folder is now.</source>
        <translation>Lesen Sie die Quelle neu ein, dann ist der Korpus, wie der Ordner jetzt ist.</translation>
    </message>
    <message>
        <source>%1 is a link that leads out of the folder.</source>
        <translation>%1 ist eine Verknüpfung, die aus dem Ordner hinausführt.</translation>
    </message>
    <message>
        <source>%1 is a program; it is not opened from here.</source>
        <translation>%1 ist ein Programm; es wird von hier nicht geöffnet.</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>That cannot be done as it was asked for.</source>
        <translation>So, wie es verlangt wurde, geht das nicht.</translation>
    </message>
    <message>
        <source>It is not in this workspace.</source>
        <translation>Es ist nicht in diesem Arbeitsbereich.</translation>
    </message>
    <message>
        <source>The source cannot be read.</source>
        <translation>Die Quelle lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The file system refused.</source>
        <translation>Das Dateisystem hat abgelehnt.</translation>
    </message>
    <message>
        <source>Touchstone is offline, so nothing was sent.</source>
        <translation>Touchstone ist offline; es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>Der Server antwortet nicht.</translation>
    </message>
    <message>
        <source>The server refused the request.</source>
        <translation>Der Server hat die Anfrage abgelehnt.</translation>
    </message>
    <message>
        <source>The server answered something that cannot be understood.</source>
        <translation>Die Antwort des Servers ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>The budget is used up.</source>
        <translation>Das Budget ist aufgebraucht.</translation>
    </message>
    <message>
        <source>The workspace is damaged.</source>
        <translation>Der Arbeitsbereich ist beschädigt.</translation>
    </message>
    <message>
        <source>The workspace was written by a newer Touchstone.</source>
        <translation>Der Arbeitsbereich stammt von einem neueren Touchstone.</translation>
    </message>
    <message>
        <source>Another program is writing to the workspace.</source>
        <translation>Ein anderes Programm schreibt gerade in den Arbeitsbereich.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Touchstone made a mistake.</source>
        <translation>Touchstone hat einen Fehler gemacht.</translation>
    </message>
    <message>
        <source>It may have been removed meanwhile; look at the list again.</source>
        <translation>Vielleicht wurde es inzwischen entfernt; sehen Sie noch einmal in der Liste nach.</translation>
    </message>
    <message>
        <source>Check that the file is what its name says, or choose another source.</source>
        <translation>Prüfen Sie, ob die Datei das ist, was ihr Name sagt, oder wählen Sie eine andere Quelle.</translation>
    </message>
    <message>
        <source>Check the permissions and the free space, then try again.</source>
        <translation>Prüfen Sie Rechte und freien Platz und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Go online to reach servers outside of this computer.</source>
        <translation>Gehen Sie online, um Server außerhalb dieses Rechners zu erreichen.</translation>
    </message>
    <message>
        <source>Check that the server is running and that its address is right.</source>
        <translation>Prüfen Sie, ob der Server läuft und seine Adresse stimmt.</translation>
    </message>
    <message>
        <source>Check the key and the model&apos;s name in the settings.</source>
        <translation>Prüfen Sie den Schlüssel und den Namen des Modells in den Einstellungen.</translation>
    </message>
    <message>
        <source>Check that the address is the one of a model server.</source>
        <translation>Prüfen Sie, ob die Adresse zu einem Modellserver gehört.</translation>
    </message>
    <message>
        <source>The file has been left as it is. Open another workspace or bring back a copy.</source>
        <translation>Die Datei wurde nicht verändert. Öffnen Sie einen anderen Arbeitsbereich oder holen Sie eine Kopie zurück.</translation>
    </message>
    <message>
        <source>Update Touchstone, or open another workspace.</source>
        <translation>Aktualisieren Sie Touchstone oder öffnen Sie einen anderen Arbeitsbereich.</translation>
    </message>
    <message>
        <source>Wait until it has ended, then try again.</source>
        <translation>Warten Sie, bis es fertig ist, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>What you did before is kept. A report of how it came about is welcome.</source>
        <translation>Was Sie vorher getan haben, ist erhalten. Ein Bericht, wie es dazu kam, ist willkommen.</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Einstellungen öffnen</translation>
    </message>
    <message>
        <source>Go online</source>
        <translation>Online gehen</translation>
    </message>
</context>
<context>
    <name>FigureWords</name>
    <message>
        <source>%1 and more</source>
        <translation>%1 und mehr</translation>
    </message>
    <message>
        <source>%1 tokens: %2 chunks</source>
        <translation>%1 Tokens: %2 Abschnitte</translation>
    </message>
    <message>
        <source>%1 chunks: %2 documents</source>
        <translation>%1 Abschnitte: %2 Dokumente</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>in none: %1</source>
        <translation>in keinem: %1</translation>
    </message>
    <message>
        <source>%1 of the bytes are in a chunk; %2 are in none and nobody says why.</source>
        <translation>%1 der Bytes liegen in einem Abschnitt; %2 in keinem, und niemand sagt, warum.</translation>
    </message>
    <message>
        <source>%1 of the bytes are in a chunk; the rest was left out, with its reason.</source>
        <translation>%1 der Bytes liegen in einem Abschnitt; der Rest wurde mit Grund weggelassen.</translation>
    </message>
    <message>
        <source>No two chunks have the same text.</source>
        <translation>Keine zwei Abschnitte haben denselben Text.</translation>
    </message>
    <message>
        <source>in a chunk</source>
        <translation>in einem Abschnitt</translation>
    </message>
    <message>
        <source>in two chunks</source>
        <translation>in zwei Abschnitten</translation>
    </message>
    <message>
        <source>in none</source>
        <translation>in keinem</translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) stand %1 times</source>
        <translation>
            <numerusform>%n Text steht %1-mal da</numerusform>
            <numerusform>%n Texte stehen %1-mal da</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chunk(s) repeat the text of another one, but for blanks and case; each takes a place among the passages. The table opens them.</source>
        <translation>
            <numerusform>%n Chunk wiederholt bis auf Leerzeichen und Großschreibung den Text eines anderen und nimmt einen Platz unter den Passagen ein. Die Tabelle öffnet ihn.</numerusform>
            <numerusform>%n Chunks wiederholen bis auf Leerzeichen und Großschreibung den Text eines anderen; jeder nimmt einen Platz unter den Passagen ein. Die Tabelle öffnet sie.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>noch etwa %1</translation>
    </message>
    <message>
        <source>almost done</source>
        <translation>fast fertig</translation>
    </message>
    <message numerus="yes">
        <source>%1 bytes</source>
        <comment>exact size</comment>
        <translation>
            <numerusform>%1 Byte</numerusform>
            <numerusform>%1 Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Tokens</translation>
    </message>
    <message>
        <source>bytes %1–%2</source>
        <translation>Bytes %1–%2</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>vor %n min</numerusform>
            <numerusform>vor %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>vor %n h</numerusform>
            <numerusform>vor %n h</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday, %1</source>
        <translation>gestern, %1</translation>
    </message>
    <message>
        <source>bytes %1–%2 of the extracted text</source>
        <translation>Bytes %1–%2 des entnommenen Textes</translation>
    </message>
</context>
<context>
    <name>PageLayers</name>
    <message>
        <source>front matter</source>
        <translation>Vorspann</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>markup</source>
        <translation>Auszeichnung</translation>
    </message>
    <message>
        <source>other tab</source>
        <translation>anderer Reiter</translation>
    </message>
    <message>
        <source>template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>navigation</source>
        <translation>Navigation</translation>
    </message>
    <message>
        <source>blanks</source>
        <translation>Leerzeichen</translation>
    </message>
    <message>
        <source>include line</source>
        <translation>Einbindezeile</translation>
    </message>
    <message>
        <source>%1 in chunks</source>
        <translation>%1 in Abschnitten</translation>
    </message>
    <message>
        <source>left out: %1</source>
        <translation>weggelassen: %1</translation>
    </message>
    <message>
        <source>in two chunks: %1</source>
        <translation>in zwei Abschnitten: %1</translation>
    </message>
    <message>
        <source>in none: %1</source>
        <translation>in keinem: %1</translation>
    </message>
</context>
<context>
    <name>RunFigures</name>
    <message>
        <source>%1 better, %2</source>
        <translation>%1 besser, %2</translation>
    </message>
    <message>
        <source>%1 worse, %2</source>
        <translation>%1 schlechter, %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, no evidence</source>
        <translation>%1, kein Beleg</translation>
    </message>
    <message>
        <source>no change</source>
        <translation>keine Änderung</translation>
    </message>
    <message numerus="yes">
        <source>%1 over %n item(s) of both runs (%2, corrected for all measures).</source>
        <translation>
            <numerusform>%1 über %n Frage beider Läufe (%2, berichtigt für alle Maße).</numerusform>
            <numerusform>%1 über %n Fragen beider Läufe (%2, berichtigt für alle Maße).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SampleTableModel</name>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
</context>
<context>
    <name>ServerForm</name>
    <message>
        <source>Give the server a name.</source>
        <translation>Geben Sie dem Server einen Namen.</translation>
    </message>
    <message>
        <source>Another server is called %1 already.</source>
        <translation>Ein anderer Server heißt schon %1.</translation>
    </message>
    <message>
        <source>This name stands for the answerer without a model; choose another.</source>
        <translation>Dieser Name steht für das Antworten ohne Modell; wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The address begins with http:// or https://, such as http://127.0.0.1:8080/v1.</source>
        <translation>Die Adresse beginnt mit http:// oder https://, zum Beispiel http://127.0.0.1:8080/v1.</translation>
    </message>
    <message>
        <source>Choose the model that the server shall use.</source>
        <translation>Wählen Sie das Modell, das der Server verwenden soll.</translation>
    </message>
    <message>
        <source>Name the variable or the keychain entry that holds the key.</source>
        <translation>Nennen Sie die Variable oder den Eintrag im Schlüsselbund, der den Schlüssel enthält.</translation>
    </message>
    <message>
        <source>The name of a variable has letters, digits and underscores only. The key itself does not belong here.</source>
        <translation>Der Name einer Variablen hat nur Buchstaben, Ziffern und Unterstriche. Der Schlüssel selbst gehört nicht hierher.</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>verified</source>
        <translation>belegt</translation>
    </message>
    <message>
        <source>partly supported</source>
        <translation>teilweise belegt</translation>
    </message>
    <message>
        <source>not in the source</source>
        <translation>nicht in der Quelle</translation>
    </message>
    <message>
        <source>no such source</source>
        <translation>keine solche Quelle</translation>
    </message>
    <message>
        <source>not applicable</source>
        <translation>nicht anwendbar</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::AddDialog</name>
    <message>
        <source>Add a corpus</source>
        <translation>Korpus hinzufügen</translation>
    </message>
    <message>
        <source>Folder, .tar.gz, .zip, file, address, or fastapi@0.115.14</source>
        <translation>Ordner, .tar.gz, .zip, Datei, Adresse oder fastapi@0.115.14</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Folder …</source>
        <translation>Ordner …</translation>
    </message>
    <message>
        <source>File …</source>
        <translation>Datei …</translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>&amp;Quelle</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Version</source>
        <translation>&amp;Version</translation>
    </message>
    <message>
        <source>from mkdocs.yml</source>
        <translation>aus mkdocs.yml</translation>
    </message>
    <message>
        <source>&amp;Dialect</source>
        <translation>&amp;Dialekt</translation>
    </message>
    <message>
        <source>&amp;Chunker</source>
        <translation>&amp;Zerlegung</translation>
    </message>
    <message>
        <source>&amp;Embedder</source>
        <translation>&amp;Einbettung</translation>
    </message>
    <message>
        <source>Published &amp;at</source>
        <translation>Veröffentlicht &amp;unter</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>Weitere Einstellungen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>A folder of documents</source>
        <translation>Ein Ordner mit Dokumenten</translation>
    </message>
    <message>
        <source>An archive or a file</source>
        <translation>Ein Archiv oder eine Datei</translation>
    </message>
    <message>
        <source>This address is fetched when you press Add.</source>
        <translation>Diese Adresse wird geladen, wenn Sie auf „Hinzufügen“ drücken.</translation>
    </message>
    <message>
        <source>One download of about %1 when you press Add.</source>
        <translation>Ein Download von etwa %1, wenn Sie auf „Hinzufügen“ drücken.</translation>
    </message>
    <message>
        <source>One download when you press Add; its size is not known.</source>
        <translation>Ein Download, wenn Sie auf „Hinzufügen“ drücken; seine Größe ist nicht bekannt.</translation>
    </message>
    <message>
        <source>There is no such file or folder.</source>
        <translation>Eine solche Datei oder einen solchen Ordner gibt es nicht.</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>Es wird gezählt …</translation>
    </message>
    <message>
        <source>Counting files</source>
        <translation>Dateien werden gezählt</translation>
    </message>
    <message>
        <source>%1 files would be read, %2 left out.</source>
        <translation>%1 Dateien würden gelesen, %2 ausgelassen.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::AnswerView</name>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::AppModel</name>
    <message>
        <source>Opening the workspace</source>
        <translation>Arbeitsbereich wird geöffnet</translation>
    </message>
    <message>
        <source>Indexing the handbook</source>
        <translation>Das Handbuch wird indexiert</translation>
    </message>
    <message>
        <source>Reading the corpora</source>
        <translation>Die Korpora werden gelesen</translation>
    </message>
    <message>
        <source>Looking for changes</source>
        <translation>Es wird nach Änderungen gesehen</translation>
    </message>
    <message>
        <source>Saving settings</source>
        <translation>Einstellungen werden gespeichert</translation>
    </message>
    <message>
        <source>Adding %1</source>
        <translation>%1 wird hinzugefügt</translation>
    </message>
    <message>
        <source>Removing %1</source>
        <translation>%1 wird entfernt</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ChartFrame</name>
    <message>
        <source>Show the numbers as a table</source>
        <translation>Die Zahlen als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Copy the numbers (CSV)</source>
        <translation>Die Zahlen kopieren (CSV)</translation>
    </message>
    <message>
        <source>The numbers were copied.</source>
        <translation>Die Zahlen wurden kopiert.</translation>
    </message>
    <message>
        <source>Show the chart</source>
        <translation>Das Diagramm zeigen</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ChatPage</name>
    <message>
        <source>Questions and answers</source>
        <translation>Fragen und Antworten</translation>
    </message>
    <message>
        <source>Ask the documentation</source>
        <translation>Die Dokumentation befragen</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Neues Gespräch</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>Go to the question box</source>
        <translation>Zum Fragefeld gehen</translation>
    </message>
    <message>
        <source>ask</source>
        <translation>fragen</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>Antwort anhalten</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>anhalten</translation>
    </message>
    <message>
        <source>Next answer</source>
        <translation>Nächste Antwort</translation>
    </message>
    <message>
        <source>next</source>
        <translation>weiter</translation>
    </message>
    <message>
        <source>Previous answer</source>
        <translation>Vorige Antwort</translation>
    </message>
    <message>
        <source>previous</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>Next citation</source>
        <translation>Nächster Beleg</translation>
    </message>
    <message>
        <source>citation</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Previous citation</source>
        <translation>Voriger Beleg</translation>
    </message>
    <message>
        <source>Copy the answer as Markdown with links</source>
        <translation>Antwort als Markdown mit Links kopieren</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>kopieren</translation>
    </message>
    <message>
        <source>The answer was copied as Markdown.</source>
        <translation>Die Antwort wurde als Markdown kopiert.</translation>
    </message>
    <message>
        <source>Ask this question again</source>
        <translation>Diese Frage noch einmal stellen</translation>
    </message>
    <message>
        <source>Show all retrieved passages</source>
        <translation>Alle gefundenen Stellen zeigen</translation>
    </message>
    <message>
        <source>why</source>
        <translation>warum</translation>
    </message>
    <message>
        <source>Switch the source between rendered and raw</source>
        <translation>Quelle zwischen Seite und Rohtext umschalten</translation>
    </message>
    <message>
        <source>Go to the conversations</source>
        <translation>Zu den Gesprächen gehen</translation>
    </message>
    <message>
        <source>The workspace is being opened …</source>
        <translation>Der Arbeitsbereich wird geöffnet …</translation>
    </message>
    <message>
        <source>Ask %1 …</source>
        <translation>%1 befragen …</translation>
    </message>
    <message>
        <source>The handbook is being indexed; it takes a moment …</source>
        <translation>Das Handbuch wird indexiert; das dauert einen Augenblick …</translation>
    </message>
    <message>
        <source>Add a corpus first (Ctrl+2)</source>
        <translation>Fügen Sie zuerst einen Korpus hinzu (Strg+2)</translation>
    </message>
    <message>
        <source>The handbook is being indexed. A question works in a moment.</source>
        <translation>Das Handbuch wird indexiert. Gleich können Sie fragen.</translation>
    </message>
    <message>
        <source>Add a folder, an archive or FastAPI&apos;s documentation on the corpus page, then ask it here.</source>
        <translation>Fügen Sie auf der Korpus-Seite einen Ordner, ein Archiv oder die Dokumentation von FastAPI hinzu und befragen Sie sie dann hier.</translation>
    </message>
    <message>
        <source>Ask %1</source>
        <translation>%1 befragen</translation>
    </message>
    <message>
        <source>Answers quote or cite these documents, and every number in brackets opens its source.</source>
        <translation>Antworten zitieren diese Dokumente, und jede Zahl in Klammern öffnet ihre Quelle.</translation>
    </message>
    <message>
        <source>Answers cite these documents, and every number in brackets opens its source. For example:</source>
        <translation>Antworten belegen sich aus diesen Dokumenten, und jede Zahl in Klammern öffnet ihre Quelle. Zum Beispiel:</translation>
    </message>
    <message>
        <source>Go to the corpus page</source>
        <translation>Zur Korpus-Seite</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ChatViewModel</name>
    <message>
        <source>Reading conversations</source>
        <translation>Gespräche werden gelesen</translation>
    </message>
    <message>
        <source>Opening a conversation</source>
        <translation>Ein Gespräch wird geöffnet</translation>
    </message>
    <message>
        <source>Renaming</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Deleting a conversation</source>
        <translation>Ein Gespräch wird gelöscht</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>Es wird geantwortet</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ChunkCard</name>
    <message>
        <source>No chunk chosen</source>
        <translation>Kein Abschnitt gewählt</translation>
    </message>
    <message>
        <source>Text for the model</source>
        <translation>Text für das Modell</translation>
    </message>
    <message>
        <source>Text for the embedder</source>
        <translation>Text für die Einbettung</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Kopieren: %1</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Chunk %1 of %2</source>
        <translation>Abschnitt %1 von %2</translation>
    </message>
    <message>
        <source>Click a chunk on the page, or press Alt+Down, to see what the index has of it and what is near it.</source>
        <translation>Klicken Sie einen Abschnitt der Seite an oder drücken Sie Alt+Ab, um zu sehen, was der Index von ihm hat und was ihm nahe ist.</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Davor und danach</translation>
    </message>
    <message>
        <source>It is the only chunk of its page.</source>
        <translation>Es ist der einzige Abschnitt seiner Seite.</translation>
    </message>
    <message>
        <source>Nearest by vector</source>
        <translation>Nächste nach Vektor</translation>
    </message>
    <message>
        <source>Comparing vectors …</source>
        <translation>Vektoren werden verglichen …</translation>
    </message>
    <message>
        <source>This snapshot has no vectors for it.</source>
        <translation>Dieser Stand hat keine Vektoren dafür.</translation>
    </message>
    <message>
        <source>Nearest by words</source>
        <translation>Nächste nach Wörtern</translation>
    </message>
    <message>
        <source>Comparing words …</source>
        <translation>Wörter werden verglichen …</translation>
    </message>
    <message>
        <source>No other chunk has its words.</source>
        <translation>Kein anderer Abschnitt hat seine Wörter.</translation>
    </message>
    <message>
        <source>Gold questions</source>
        <translation>Goldfragen</translation>
    </message>
    <message>
        <source>Looking through the gold sets …</source>
        <translation>Die Goldsätze werden durchgesehen …</translation>
    </message>
    <message>
        <source>No gold question points here. Select the words that answer one and press G.</source>
        <translation>Keine Goldfrage zeigt hierher. Wählen Sie die Wörter, die eine beantworten, und drücken Sie G.</translation>
    </message>
    <message>
        <source>Answers that found it</source>
        <translation>Antworten, die ihn fanden</translation>
    </message>
    <message>
        <source>Looking through the answers …</source>
        <translation>Die Antworten werden durchgesehen …</translation>
    </message>
    <message>
        <source>No answer has ever found it.</source>
        <translation>Keine Antwort hat ihn je gefunden.</translation>
    </message>
    <message>
        <source>Ids of the chunk and of its document</source>
        <translation>Kennungen des Abschnitts und seines Dokuments</translation>
    </message>
    <message>
        <source>This passage answers a question … (G)</source>
        <translation>Diese Stelle beantwortet eine Frage … (G)</translation>
    </message>
    <message>
        <source>Previous chunk (Alt+Up)</source>
        <translation>Voriger Abschnitt (Alt+Auf)</translation>
    </message>
    <message>
        <source>Next chunk (Alt+Down)</source>
        <translation>Nächster Abschnitt (Alt+Ab)</translation>
    </message>
    <message>
        <source>What a model is given when this chunk is among the passages.</source>
        <translation>Was ein Modell bekommt, wenn dieser Abschnitt unter den Fundstellen ist.</translation>
    </message>
    <message>
        <source>What the vector and the word index are made of: with the headings above it.</source>
        <translation>Woraus Vektor und Wortindex gemacht sind: mit den Überschriften darüber.</translation>
    </message>
    <message>
        <source>format: %1</source>
        <translation>Format: %1</translation>
    </message>
    <message>
        <source>release: %1</source>
        <translation>Ausgabe: %1</translation>
    </message>
    <message>
        <source>before: chunk %1</source>
        <translation>davor: Abschnitt %1</translation>
    </message>
    <message>
        <source>after: chunk %1</source>
        <translation>danach: Abschnitt %1</translation>
    </message>
    <message>
        <source>%1, version %2, grade %3</source>
        <translation>%1, Version %2, Note %3</translation>
    </message>
    <message>
        <source>cited, passage %1</source>
        <translation>zitiert, Fundstelle %1</translation>
    </message>
    <message>
        <source>found, not cited, passage %1</source>
        <translation>gefunden, nicht zitiert, Fundstelle %1</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ChunkContext</name>
    <message>
        <source>Looking around a chunk</source>
        <translation>Die Umgebung eines Abschnitts wird angesehen</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::CodeBlock</name>
    <message>
        <source>Copy this code</source>
        <translation>Diesen Code kopieren</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>code</source>
        <translation>Code</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ColdChunksModel</name>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Überschrift</translation>
    </message>
    <message>
        <source>Chunk</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ColdPane</name>
    <message>
        <source>Nothing to show yet</source>
        <translation>Noch nichts zu zeigen</translation>
    </message>
    <message>
        <source>Chunks that were never found</source>
        <translation>Abschnitte, die nie gefunden wurden</translation>
    </message>
    <message>
        <source>%1 of %2 chunks stand among the passages of none of the %3 questions that this workspace keeps. Enter opens one.</source>
        <translation>%1 von %2 Abschnitten stehen bei keiner der %3 Fragen dieses Arbeitsbereichs unter den Fundstellen. Die Eingabetaste öffnet einen.</translation>
    </message>
    <message>
        <source>Looking for chunks that were never found</source>
        <translation>Nie gefundene Abschnitte werden gesucht</translation>
    </message>
    <message>
        <source>The answers of all conversations are gone through.</source>
        <translation>Die Antworten aller Gespräche werden durchgegangen.</translation>
    </message>
    <message>
        <source>No question was asked yet</source>
        <translation>Es wurde noch keine Frage gestellt</translation>
    </message>
    <message>
        <source>Ask a few on the chat page (Ctrl+1). What their answers never find stands here then.</source>
        <translation>Stellen Sie einige auf der Chat-Seite (Strg+1). Was ihre Antworten nie finden, steht dann hier.</translation>
    </message>
    <message>
        <source>Every chunk was found at least once</source>
        <translation>Jeder Abschnitt wurde mindestens einmal gefunden</translation>
    </message>
    <message>
        <source>%1 questions have found all %2 chunks.</source>
        <translation>%1 Fragen haben alle %2 Abschnitte gefunden.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>Schreiben Sie, was Sie tun möchten</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Einen Befehl suchen</translation>
    </message>
    <message>
        <source>Commands that match</source>
        <translation>Passende Befehle</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ComparePane</name>
    <message>
        <source>Measures of both runs</source>
        <translation>Maße beider Läufe</translation>
    </message>
    <message>
        <source>Items that the measure compares</source>
        <translation>Fragen, die das Maß vergleicht</translation>
    </message>
    <message>
        <source>Nothing is compared</source>
        <translation>Nichts wird verglichen</translation>
    </message>
    <message>
        <source>Choose two runs in the list of runs and press C, or choose a baseline for the open run.</source>
        <translation>Wählen Sie zwei Läufe in der Liste der Läufe und drücken Sie C, oder wählen Sie einen Vergleichslauf für den offenen Lauf.</translation>
    </message>
    <message>
        <source>Comparing; the window stays free.</source>
        <translation>Es wird verglichen; das Fenster bleibt frei.</translation>
    </message>
    <message>
        <source>A: %1   →   B: %2</source>
        <translation>A: %1   →   B: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) are in both runs.</source>
        <translation>
            <numerusform>%n Frage steht in beiden Läufen.</numerusform>
            <numerusform>%n Fragen stehen in beiden Läufen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing differs in what was run.</source>
        <translation>Was lief, unterscheidet sich in nichts.</translation>
    </message>
    <message>
        <source>Differs in: %1</source>
        <translation>Unterschiede: %1</translation>
    </message>
    <message>
        <source>Worse: %1</source>
        <translation>Schlechter: %1</translation>
    </message>
    <message>
        <source>Better: %1</source>
        <translation>Besser: %1</translation>
    </message>
    <message>
        <source>Unchanged: %1</source>
        <translation>Unverändert: %1</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ComparisonModel</name>
    <message>
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>B − A</source>
        <translation>B − A</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>In Worten</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>Besser</translation>
    </message>
    <message>
        <source>Worse</source>
        <translation>Schlechter</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ConversationList</name>
    <message>
        <source>Conversations</source>
        <translation>Gespräche</translation>
    </message>
    <message>
        <source>New conversation (Ctrl+N)</source>
        <translation>Neues Gespräch (Strg+N)</translation>
    </message>
    <message>
        <source>Delete the conversation …</source>
        <translation>Gespräch löschen …</translation>
    </message>
    <message numerus="yes">
        <source>%1
%2, %n question(s)</source>
        <translation>
            <numerusform>%1
%2, %n Frage</numerusform>
            <numerusform>%1
%2, %n Fragen</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete the conversation?</source>
        <translation>Das Gespräch löschen?</translation>
    </message>
    <message>
        <source>“%1” and its answers are removed from the workspace. This cannot be undone.</source>
        <translation>„%1“ und die Antworten darin werden aus dem Arbeitsbereich entfernt. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::CorpusPage</name>
    <message numerus="yes">
        <source>%n remark(s) on reading; the list is below the pages.</source>
        <translation>
            <numerusform>%n Bemerkung zum Lesen; die Liste steht unter den Seiten.</numerusform>
            <numerusform>%n Bemerkungen zum Lesen; die Liste steht unter den Seiten.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was added: %2 pages, %3 chunks in %4.</source>
        <translation>%1 wurde hinzugefügt: %2 Seiten, %3 Abschnitte in %4.</translation>
    </message>
    <message>
        <source>%1 has not changed.</source>
        <translation>%1 hat sich nicht geändert.</translation>
    </message>
    <message>
        <source>Adding was stopped.</source>
        <translation>Das Hinzufügen wurde angehalten.</translation>
    </message>
    <message>
        <source>The old state is as it was.</source>
        <translation>Der alte Stand ist, wie er war.</translation>
    </message>
    <message>
        <source>Add a corpus</source>
        <translation>Korpus hinzufügen</translation>
    </message>
    <message>
        <source>add</source>
        <translation>hinzufügen</translation>
    </message>
    <message>
        <source>Filter the pages</source>
        <translation>Die Seiten filtern</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>filtern</translation>
    </message>
    <message>
        <source>Find on this page</source>
        <translation>Auf dieser Seite suchen</translation>
    </message>
    <message>
        <source>find</source>
        <translation>suchen</translation>
    </message>
    <message>
        <source>Next page or section</source>
        <translation>Nächste Seite oder Überschrift</translation>
    </message>
    <message>
        <source>next</source>
        <translation>weiter</translation>
    </message>
    <message>
        <source>Previous page or section</source>
        <translation>Vorige Seite oder Überschrift</translation>
    </message>
    <message>
        <source>previous</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>Next chunk</source>
        <translation>Nächster Abschnitt</translation>
    </message>
    <message>
        <source>chunk</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>Previous chunk</source>
        <translation>Voriger Abschnitt</translation>
    </message>
    <message>
        <source>Switch the page between rendered and raw</source>
        <translation>Seite zwischen Ansicht und Rohtext umschalten</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>Rohtext</translation>
    </message>
    <message>
        <source>Show what failed on reading</source>
        <translation>Zeigen, was beim Lesen misslang</translation>
    </message>
    <message>
        <source>Remove the corpus</source>
        <translation>Korpus entfernen</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>Its pages, chunks and indexes leave the workspace. Your own files are not touched, and you can add them again.</source>
        <translation>Seiten, Abschnitte und Indexe verlassen den Arbeitsbereich. Ihre eigenen Dateien bleiben unberührt, und Sie können sie wieder hinzufügen.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>Korpus</translation>
    </message>
    <message>
        <source>The desktop has no program for this file.</source>
        <translation>Der Schreibtisch hat kein Programm für diese Datei.</translation>
    </message>
    <message>
        <source>Select the words that answer, or choose a chunk, then press G.</source>
        <translation>Wählen Sie die Wörter, die antworten, oder einen Abschnitt, und drücken Sie dann G.</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Never found</source>
        <translation>Nie gefunden</translation>
    </message>
    <message>
        <source>This judgement was there already.</source>
        <translation>Dieses Urteil war schon da.</translation>
    </message>
    <message>
        <source>%1 is at version %2 now. U takes the label back.</source>
        <translation>%1 ist jetzt bei Version %2. U nimmt das Urteil zurück.</translation>
    </message>
    <message>
        <source>The label was taken back; %1 is at version %2 now.</source>
        <translation>Das Urteil wurde zurückgenommen; %1 ist jetzt bei Version %2.</translation>
    </message>
    <message>
        <source>Go to a line</source>
        <translation>Zu einer Zeile gehen</translation>
    </message>
    <message>
        <source>Open the file in your editor</source>
        <translation>Die Datei in Ihrem Editor öffnen</translation>
    </message>
    <message>
        <source>Copy the place as a citation</source>
        <translation>Die Stelle als Zitat kopieren</translation>
    </message>
    <message>
        <source>This passage answers a question</source>
        <translation>Diese Stelle beantwortet eine Frage</translation>
    </message>
    <message>
        <source>gold</source>
        <translation>Gold</translation>
    </message>
    <message>
        <source>Take the last label back</source>
        <translation>Das letzte Urteil zurücknehmen</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>Show the page</source>
        <translation>Die Seite zeigen</translation>
    </message>
    <message>
        <source>Show the documents as a table</source>
        <translation>Die Dokumente als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Show the figures of the corpus</source>
        <translation>Die Zahlen des Korpus zeigen</translation>
    </message>
    <message>
        <source>Show the chunks that were never found</source>
        <translation>Die nie gefundenen Abschnitte zeigen</translation>
    </message>
    <message>
        <source>Read the source again</source>
        <translation>Die Quelle neu einlesen</translation>
    </message>
    <message>
        <source>Show whether the snapshot adds up</source>
        <translation>Zeigen, ob der Stand aufgeht</translation>
    </message>
    <message>
        <source>Sort the documents by the chosen column</source>
        <translation>Die Dokumente nach der gewählten Spalte ordnen</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::CorpusReports</name>
    <message>
        <source>Counting chunks</source>
        <translation>Abschnitte werden gezählt</translation>
    </message>
    <message>
        <source>Drawing the map</source>
        <translation>Die Karte wird gezeichnet</translation>
    </message>
    <message>
        <source>Looking for chunks that were never found</source>
        <translation>Nie gefundene Abschnitte werden gesucht</translation>
    </message>
    <message>
        <source>Checking the snapshot</source>
        <translation>Der Stand wird geprüft</translation>
    </message>
    <message>
        <source>Making the index anew</source>
        <translation>Der Index wird neu gemacht</translation>
    </message>
    <message>
        <source>Looking up the source</source>
        <translation>Die Quelle wird nachgeschlagen</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::CorpusViewModel</name>
    <message>
        <source>Reading the documents</source>
        <translation>Dokumente werden gelesen</translation>
    </message>
    <message>
        <source>Reading sections</source>
        <translation>Überschriften werden gelesen</translation>
    </message>
    <message>
        <source>Opening a page</source>
        <translation>Eine Seite wird geöffnet</translation>
    </message>
    <message>
        <source>Filtering the documents</source>
        <translation>Die Dokumente werden gefiltert</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::DiffListModel</name>
    <message>
        <source>(before the first heading)</source>
        <translation>(vor der ersten Überschrift)</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>before: %1</source>
        <translation>vorher: %1</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::DiffPane</name>
    <message>
        <source>Both versions side by side</source>
        <translation>Beide Versionen nebeneinander</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::DiffView</name>
    <message>
        <source>Compare versions</source>
        <translation>Versionen vergleichen</translation>
    </message>
    <message>
        <source>Sections: %1 added, %2 removed, %3 moved, %4 renamed, %5 changed. Pages: %6 added, %7 removed, %8 moved.</source>
        <translation>Abschnitte: %1 neu, %2 entfernt, %3 verschoben, %4 umbenannt, %5 geändert. Seiten: %6 neu, %7 entfernt, %8 verschoben.</translation>
    </message>
    <message>
        <source>The comparison was stopped.</source>
        <translation>Der Vergleich wurde angehalten.</translation>
    </message>
    <message>
        <source>Older version</source>
        <translation>Ältere Version</translation>
    </message>
    <message>
        <source>Newer version</source>
        <translation>Neuere Version</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>nach</translation>
    </message>
    <message>
        <source>Filter the sections</source>
        <translation>Abschnitte filtern</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>Art der Änderung</translation>
    </message>
    <message>
        <source>All changes</source>
        <translation>Alle Änderungen</translation>
    </message>
    <message>
        <source>Changed sections</source>
        <translation>Geänderte Abschnitte</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>Vorige Änderung</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>Nächste Änderung</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>Seite öffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Choose two different versions. A corpus gets another version when it is added again with one.</source>
        <translation>Wählen Sie zwei verschiedene Versionen. Eine weitere Version bekommt ein Korpus, wenn er mit einer solchen noch einmal hinzugefügt wird.</translation>
    </message>
    <message>
        <source>Comparing %1 and %2</source>
        <translation>%1 und %2 werden verglichen</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::DiffViewModel</name>
    <message>
        <source>added</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>verschoben</translation>
    </message>
    <message>
        <source>renamed</source>
        <translation>umbenannt</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>Comparing %1 and %2</source>
        <translation>%1 und %2 werden verglichen</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::DocumentGrid</name>
    <message>
        <source>Read again</source>
        <translation>Neu einlesen</translation>
    </message>
    <message>
        <source>No document is shown</source>
        <translation>Kein Dokument wird gezeigt</translation>
    </message>
    <message>
        <source>Reads the source again: what failed is tried anew, what has not changed is kept.</source>
        <translation>Liest die Quelle neu ein: Was misslang, wird erneut versucht, was gleich blieb, bleibt.</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>No corpus is open</source>
        <translation>Kein Korpus ist geöffnet</translation>
    </message>
    <message>
        <source>Add a corpus with Ctrl+O; its documents stand here then.</source>
        <translation>Fügen Sie mit Strg+O einen Korpus hinzu; seine Dokumente stehen dann hier.</translation>
    </message>
    <message>
        <source>This corpus has no files.</source>
        <translation>Dieser Korpus hat keine Dateien.</translation>
    </message>
    <message>
        <source>Nothing fits “%1”. Shorten the filter at the left, or clear it with Esc.</source>
        <translation>Nichts passt zu „%1“. Kürzen Sie den Filter links oder leeren Sie ihn mit Esc.</translation>
    </message>
    <message>
        <source>%1 of %2 files  ·  %3 parsed, %4 failed, %5 left out</source>
        <translation>%1 von %2 Dateien  ·  %3 gelesen, %4 misslungen, %5 weggelassen</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::DocumentList</name>
    <message>
        <source>Remove this corpus …</source>
        <translation>Diesen Korpus entfernen …</translation>
    </message>
    <message>
        <source>Filter pages</source>
        <translation>Seiten filtern</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>Korpus</translation>
    </message>
    <message>
        <source>Add …</source>
        <translation>Hinzufügen …</translation>
    </message>
    <message>
        <source>Pages and sections</source>
        <translation>Seiten und Überschriften</translation>
    </message>
    <message>
        <source>No corpus yet.</source>
        <translation>Noch kein Korpus.</translation>
    </message>
    <message>
        <source>%1 pages · %2 sections · %3 chunks</source>
        <translation>%1 Seiten · %2 Überschriften · %3 Abschnitte</translation>
    </message>
    <message>
        <source>%1 of %2 files</source>
        <translation>%1 von %2 Dateien</translation>
    </message>
    <message>
        <source>Snapshot %1
Chunker %2
Embedder %3
From %4</source>
        <translation>Stand %1
Zerlegung %2
Einbettung %3
Aus %4</translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s) on reading</source>
        <translation>
            <numerusform>%n Bemerkung zum Lesen</numerusform>
            <numerusform>%n Bemerkungen zum Lesen</numerusform>
        </translation>
    </message>
    <message>
        <source>Words of path, title or status. Also state:failed, status:final, language:de, version:3, format:markdown, source:code.</source>
        <translation>Wörter aus Pfad, Titel oder Status. Auch state:failed, status:final, language:de, version:3, format:markdown, source:code.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::DocumentTableModel</name>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Kapitel</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>parsed</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>misslungen</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>weggelassen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::DocumentTreeModel</name>
    <message>
        <source>(before the first heading)</source>
        <translation>(vor der ersten Überschrift)</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>%n chunk(s)</source>
        <translation>
            <numerusform>%n Abschnitt</numerusform>
            <numerusform>%n Abschnitte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>touchstone::gui::EvaluationPage</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>The command was copied.</source>
        <translation>Der Befehl wurde kopiert.</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>Next run or item</source>
        <translation>Nächster Lauf oder nächste Frage</translation>
    </message>
    <message>
        <source>next</source>
        <translation>weiter</translation>
    </message>
    <message>
        <source>Previous run or item</source>
        <translation>Voriger Lauf oder vorige Frage</translation>
    </message>
    <message>
        <source>previous</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>Filter the items of the run</source>
        <translation>Die Fragen des Laufs filtern</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>filtern</translation>
    </message>
    <message>
        <source>Find among the items</source>
        <translation>Unter den Fragen suchen</translation>
    </message>
    <message>
        <source>Compare with another run</source>
        <translation>Mit einem anderen Lauf vergleichen</translation>
    </message>
    <message>
        <source>compare</source>
        <translation>vergleichen</translation>
    </message>
    <message>
        <source>Next measure</source>
        <translation>Nächstes Maß</translation>
    </message>
    <message>
        <source>measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>Previous measure</source>
        <translation>Voriges Maß</translation>
    </message>
    <message>
        <source>Show or hide the chart</source>
        <translation>Das Diagramm zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Sort the items by the chosen column</source>
        <translation>Die Fragen nach der gewählten Spalte ordnen</translation>
    </message>
    <message>
        <source>Read the runs again</source>
        <translation>Die Läufe neu lesen</translation>
    </message>
    <message>
        <source>Show all runs</source>
        <translation>Alle Läufe zeigen</translation>
    </message>
    <message>
        <source>Show the open run</source>
        <translation>Den offenen Lauf zeigen</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>A: %1</source>
        <translation>A: %1</translation>
    </message>
    <message>
        <source>B: %1</source>
        <translation>B: %1</translation>
    </message>
    <message>
        <source>Show the item in the other run of the comparison</source>
        <translation>Die Frage im anderen Lauf des Vergleichs zeigen</translation>
    </message>
    <message>
        <source>A or B</source>
        <translation>A oder B</translation>
    </message>
    <message>
        <source>Show the comparison</source>
        <translation>Den Vergleich zeigen</translation>
    </message>
    <message>
        <source>The run is finished.</source>
        <translation>Der Lauf ist fertig.</translation>
    </message>
    <message>
        <source>The run was stopped.</source>
        <translation>Der Lauf wurde angehalten.</translation>
    </message>
    <message>
        <source>What it had is kept. Choose it and press Resume to go on.</source>
        <translation>Was er hatte, bleibt. Wählen Sie ihn und drücken Sie Fortsetzen.</translation>
    </message>
    <message>
        <source>Start a run from an experiment file</source>
        <translation>Einen Lauf aus einer Experimentdatei starten</translation>
    </message>
    <message>
        <source>start</source>
        <translation>starten</translation>
    </message>
    <message>
        <source>Resume the chosen run</source>
        <translation>Den gewählten Lauf fortsetzen</translation>
    </message>
    <message>
        <source>Labelling</source>
        <translation>Beurteilen</translation>
    </message>
    <message>
        <source>Judge the items that are shown</source>
        <translation>Die gezeigten Fragen beurteilen</translation>
    </message>
    <message>
        <source>label</source>
        <translation>beurteilen</translation>
    </message>
    <message>
        <source>Show the labelling</source>
        <translation>Das Beurteilen zeigen</translation>
    </message>
    <message>
        <source>Label: passed</source>
        <translation>Urteil: bestanden</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>Label: not passed</source>
        <translation>Urteil: nicht bestanden</translation>
    </message>
    <message>
        <source>not passed</source>
        <translation>nicht bestanden</translation>
    </message>
    <message>
        <source>Label: quality %1</source>
        <translation>Urteil: Güte %1</translation>
    </message>
    <message>
        <source>Label: passages %1</source>
        <translation>Urteil: Textstellen %1</translation>
    </message>
    <message>
        <source>Label: note</source>
        <translation>Urteil: Notiz</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Take the last label back</source>
        <translation>Das letzte Urteil zurücknehmen</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>Next item without a label</source>
        <translation>Nächste Frage ohne Urteil</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::EvaluationViewModel</name>
    <message>
        <source>Reading the runs</source>
        <translation>Die Läufe werden gelesen</translation>
    </message>
    <message>
        <source>Opening a run</source>
        <translation>Ein Lauf wird geöffnet</translation>
    </message>
    <message>
        <source>Counting an unfinished run</source>
        <translation>Ein unfertiger Lauf wird ausgezählt</translation>
    </message>
    <message>
        <source>Reading the samples</source>
        <translation>Die Antworten werden gelesen</translation>
    </message>
    <message>
        <source>Filtering the samples</source>
        <translation>Die Antworten werden gefiltert</translation>
    </message>
    <message>
        <source>Reading answers</source>
        <translation>Antworten werden gelesen</translation>
    </message>
    <message>
        <source>Opening an item</source>
        <translation>Eine Frage wird geöffnet</translation>
    </message>
    <message>
        <source>Comparing two runs</source>
        <translation>Zwei Läufe werden verglichen</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::FiguresPane</name>
    <message>
        <source>Counting; the window stays free.</source>
        <translation>Es wird gezählt; das Fenster bleibt frei.</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>chunks</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>%1 chunks hold about %2 tokens; half of them have up to %3, the largest has %4.</source>
        <translation>%1 Abschnitte enthalten etwa %2 Tokens; die Hälfte hat bis zu %3, der größte %4.</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) have no chunk: nothing of them can be found.</source>
        <translation>
            <numerusform>%n Dokument hat keinen Abschnitt: Nichts davon kann gefunden werden.</numerusform>
            <numerusform>%n Dokumente haben keinen Abschnitt: Nichts davon kann gefunden werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>How many chunks a document was cut into.</source>
        <translation>In wie viele Abschnitte ein Dokument geteilt wurde.</translation>
    </message>
    <message>
        <source>KB</source>
        <translation>KB</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>times the same</source>
        <translation>Mal dasselbe</translation>
    </message>
    <message>
        <source>texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Mal</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>%1, chunk %2, %3</source>
        <translation>%1, Abschnitt %2, %3</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Chunk</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>Quer</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>This snapshot has no vectors.</source>
        <translation>Dieser Stand hat keine Vektoren.</translation>
    </message>
    <message>
        <source>Chunks that lie together have similar vectors (%1). The two directions hold %2 of the differences; %3 of %4 chunks are drawn, the rest darkens the ground.</source>
        <translation>Abschnitte, die beieinanderliegen, haben ähnliche Vektoren (%1). Die zwei Richtungen enthalten %2 der Unterschiede; %3 von %4 Abschnitten sind gezeichnet, der Rest verdunkelt den Grund.</translation>
    </message>
    <message>
        <source>No chunks to count</source>
        <translation>Keine Abschnitte zu zählen</translation>
    </message>
    <message>
        <source>Add a corpus, or choose one at the left; its figures stand here then.</source>
        <translation>Fügen Sie einen Korpus hinzu oder wählen Sie links einen; seine Zahlen stehen dann hier.</translation>
    </message>
    <message>
        <source>Sizes of the chunks</source>
        <translation>Größen der Abschnitte</translation>
    </message>
    <message>
        <source>Chunks per document</source>
        <translation>Abschnitte je Dokument</translation>
    </message>
    <message>
        <source>What became of the bytes</source>
        <translation>Was aus den Bytes wurde</translation>
    </message>
    <message>
        <source>Chunks with the same text</source>
        <translation>Abschnitte mit demselben Text</translation>
    </message>
    <message>
        <source>Map of the vectors</source>
        <translation>Karte der Vektoren</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::FindBar</name>
    <message>
        <source>Find on this page</source>
        <translation>Auf dieser Seite suchen</translation>
    </message>
    <message>
        <source>Previous place (Shift+Enter)</source>
        <translation>Vorige Stelle (Umschalt+Eingabe)</translation>
    </message>
    <message>
        <source>Next place (Enter)</source>
        <translation>Nächste Stelle (Eingabe)</translation>
    </message>
    <message>
        <source>nowhere</source>
        <translation>nirgends</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::HeaderBar</name>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Zurück (Alt+Links)</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>Vor (Alt+Rechts)</translation>
    </message>
    <message>
        <source>Show or hide the panel (F9)</source>
        <translation>Seitenfeld zeigen oder verbergen (F9)</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Einen Befehl suchen</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::HealthBadge</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 files = %2 parsed + %3 failed + %4 left out</source>
        <translation>%1 Dateien = %2 gelesen + %3 misslungen + %4 weggelassen</translation>
    </message>
    <message>
        <source>%1 chunks = %2 that the snapshot counted</source>
        <translation>%1 Abschnitte = %2, die der Stand gezählt hat</translation>
    </message>
    <message>
        <source>%1 chunks = %2 rows of the word index</source>
        <translation>%1 Abschnitte = %2 Zeilen des Wortindex</translation>
    </message>
    <message>
        <source>%1 chunks = %2 vectors</source>
        <translation>%1 Abschnitte = %2 Vektoren</translation>
    </message>
    <message>
        <source>%1 chunks = %2 vectors of the further embedder</source>
        <translation>%1 Abschnitte = %2 Vektoren des weiteren Einbetters</translation>
    </message>
    <message>
        <source>The index was built from this snapshot</source>
        <translation>Der Index wurde aus diesem Stand gebaut</translation>
    </message>
    <message>
        <source>The index was built from another snapshot</source>
        <translation>Der Index wurde aus einem anderen Stand gebaut</translation>
    </message>
    <message>
        <source>Everything adds up</source>
        <translation>Alles geht auf</translation>
    </message>
    <message>
        <source>Does not add up</source>
        <translation>Geht nicht auf</translation>
    </message>
    <message>
        <source>Health of the snapshot</source>
        <translation>Zustand des Standes</translation>
    </message>
    <message>
        <source>Nothing has to be done.</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>The chunks are all there. Make the index anew: it takes as long as indexing did, and nothing is read or paid for again.</source>
        <translation>Die Abschnitte sind alle da. Machen Sie den Index neu: Das dauert so lange wie das Indizieren, und nichts wird erneut gelesen oder bezahlt.</translation>
    </message>
    <message>
        <source>Read the source again: what has not changed is kept, and the snapshot is made anew.</source>
        <translation>Lesen Sie die Quelle neu ein: Was gleich blieb, bleibt, und der Stand wird neu gemacht.</translation>
    </message>
    <message>
        <source>Read the source again</source>
        <translation>Die Quelle neu einlesen</translation>
    </message>
    <message>
        <source>Make the index anew</source>
        <translation>Den Index neu machen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::HoverCard</name>
    <message>
        <source>verified: the source says it</source>
        <translation>belegt: die Quelle sagt es</translation>
    </message>
    <message>
        <source>partly: the source does not carry the whole sentence</source>
        <translation>teilweise: die Quelle trägt nicht den ganzen Satz</translation>
    </message>
    <message>
        <source>not in the source</source>
        <translation>nicht in der Quelle</translation>
    </message>
    <message>
        <source>no such source</source>
        <translation>keine solche Quelle</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ItemCard</name>
    <message>
        <source>No item is chosen</source>
        <translation>Keine Frage ist gewählt</translation>
    </message>
    <message>
        <source>Choose an item of a run: J and K walk, Enter opens it here.</source>
        <translation>Wählen Sie eine Frage eines Laufs: J und K wandern, Eingabe öffnet sie hier.</translation>
    </message>
    <message>
        <source>The chosen item</source>
        <translation>Die gewählte Frage</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Expected answer</source>
        <translation>Erwartete Antwort</translation>
    </message>
    <message>
        <source>Retrieved</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Retrieved passages</source>
        <translation>Gefundene Textstellen</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>Gold</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Text of the chosen passage</source>
        <translation>Text der gewählten Textstelle</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Scores of the item</source>
        <translation>Werte der Frage</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>repeat %1</source>
        <translation>Wiederholung %1</translation>
    </message>
    <message>
        <source>The corpus does not answer this question: it must be refused.</source>
        <translation>Der Korpus beantwortet diese Frage nicht: Sie muss abgelehnt werden.</translation>
    </message>
    <message>
        <source>It failed: %1</source>
        <translation>Gescheitert: %1</translation>
    </message>
    <message>
        <source>It was refused.</source>
        <translation>Abgelehnt.</translation>
    </message>
    <message>
        <source>It was refused: %1</source>
        <translation>Abgelehnt: %1</translation>
    </message>
    <message>
        <source>not in the corpus</source>
        <translation>nicht im Korpus</translation>
    </message>
    <message>
        <source>gold %1</source>
        <translation>Gold %1</translation>
    </message>
    <message>
        <source>It was given to the model.</source>
        <translation>Das Modell hat sie bekommen.</translation>
    </message>
    <message>
        <source>The gold is not marked: %1</source>
        <translation>Das Gold ist nicht markiert: %1</translation>
    </message>
    <message>
        <source>Not retrieved, though gold %1: %2</source>
        <translation>Nicht gefunden, obwohl Gold %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s), %1 to the model</source>
        <translation>
            <numerusform>%n Textstelle, %1 an das Modell</numerusform>
            <numerusform>%n Textstellen, %1 an das Modell</numerusform>
        </translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ItemChangeModel</name>
    <message>
        <source>Item</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::LabelDialog</name>
    <message>
        <source>Add to the gold set</source>
        <translation>In den Goldsatz aufnehmen</translation>
    </message>
    <message>
        <source>This passage answers …</source>
        <translation>Diese Stelle beantwortet …</translation>
    </message>
    <message>
        <source>The passage</source>
        <translation>Die Stelle</translation>
    </message>
    <message>
        <source>The question, as somebody would ask it</source>
        <translation>Die Frage, wie jemand sie stellen würde</translation>
    </message>
    <message>
        <source>answers it</source>
        <translation>beantwortet sie</translation>
    </message>
    <message>
        <source>helps</source>
        <translation>hilft</translation>
    </message>
    <message>
        <source>does not</source>
        <translation>tut es nicht</translation>
    </message>
    <message>
        <source>&amp;Question</source>
        <translation>&amp;Frage</translation>
    </message>
    <message>
        <source>Gold &amp;set</source>
        <translation>Gold&amp;satz</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Name the set that the question belongs to.</source>
        <translation>Nennen Sie den Satz, zu dem die Frage gehört.</translation>
    </message>
    <message>
        <source>The name of a set has no &apos;@&apos;.</source>
        <translation>Der Name eines Satzes hat kein „@“.</translation>
    </message>
    <message>
        <source>“%1” will be a new set, version 1.</source>
        <translation>„%1“ wird ein neuer Satz, Version 1.</translation>
    </message>
    <message>
        <source>The question is in the set; it gets one more passage. %1 becomes version %2; the version before stays.</source>
        <translation>Die Frage ist im Satz; sie bekommt eine weitere Stelle. %1 wird Version %2; die Version davor bleibt.</translation>
    </message>
    <message>
        <source>A new question. %1 becomes version %2; the version before stays.</source>
        <translation>Eine neue Frage. %1 wird Version %2; die Version davor bleibt.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::LabelPane</name>
    <message>
        <source>Nothing to judge</source>
        <translation>Nichts zu beurteilen</translation>
    </message>
    <message>
        <source>Open a run, filter its items as you like and press L: they come here one by one, to be judged by keys. Judges are measured against what people say.</source>
        <translation>Öffnen Sie einen Lauf, filtern Sie seine Fragen nach Belieben und drücken Sie L: Sie kommen hier eine nach der anderen, um mit Tasten beurteilt zu werden. Prüfmodelle werden an den Urteilen von Menschen gemessen.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Y  passed</source>
        <translation>Y  bestanden</translation>
    </message>
    <message>
        <source>N  not passed</source>
        <translation>N  nicht bestanden</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Güte</translation>
    </message>
    <message>
        <source>1  wrong</source>
        <translation>1  falsch</translation>
    </message>
    <message>
        <source>2  mostly wrong</source>
        <translation>2  meist falsch</translation>
    </message>
    <message>
        <source>3  half right</source>
        <translation>3  halb richtig</translation>
    </message>
    <message>
        <source>4  mostly right</source>
        <translation>4  meist richtig</translation>
    </message>
    <message>
        <source>5  right</source>
        <translation>5  richtig</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>Textstellen</translation>
    </message>
    <message>
        <source>Q  0 no help</source>
        <translation>Q  0 ohne Wert</translation>
    </message>
    <message>
        <source>W  1 touch it</source>
        <translation>W  1 streifen</translation>
    </message>
    <message>
        <source>E  2 help</source>
        <translation>E  2 helfen</translation>
    </message>
    <message>
        <source>R  3 answer it</source>
        <translation>R  3 antworten</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Note (M)</source>
        <translation>Notiz (M)</translation>
    </message>
    <message>
        <source>U  undo</source>
        <translation>U  zurück</translation>
    </message>
    <message>
        <source>%1: item %2 of %3, %4 judged</source>
        <translation>%1: Frage %2 von %3, %4 beurteilt</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::LabelQueue</name>
    <message>
        <source>Reading labels</source>
        <translation>Urteile werden gelesen</translation>
    </message>
    <message>
        <source>Opening an item</source>
        <translation>Eine Frage wird geöffnet</translation>
    </message>
    <message>
        <source>Writing a label</source>
        <translation>Ein Urteil wird geschrieben</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::Labels</name>
    <message>
        <source>Reading the gold sets</source>
        <translation>Die Goldsätze werden gelesen</translation>
    </message>
    <message>
        <source>Reading the questions</source>
        <translation>Die Fragen werden gelesen</translation>
    </message>
    <message>
        <source>Writing a label</source>
        <translation>Ein Urteil wird geschrieben</translation>
    </message>
    <message>
        <source>Taking a label back</source>
        <translation>Ein Urteil wird zurückgenommen</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::LintTableModel</name>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::LintView</name>
    <message>
        <source>Findings in %1</source>
        <translation>Befunde in %1</translation>
    </message>
    <message>
        <source>%1 pages, %2 sections, %3 links: %4 errors, %5 warnings, %6 remarks.</source>
        <translation>%1 Seiten, %2 Abschnitte, %3 Verweise: %4 Fehler, %5 Warnungen, %6 Hinweise.</translation>
    </message>
    <message>
        <source>The check was stopped.</source>
        <translation>Die Prüfung wurde angehalten.</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>Checking %1</source>
        <translation>%1 wird geprüft</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Proposed report</source>
        <translation>Vorgeschlagene Meldung</translation>
    </message>
    <message>
        <source>Choose a finding: what to tell the authors stands here.</source>
        <translation>Wählen Sie einen Befund: Hier steht, was den Autoren zu melden ist.</translation>
    </message>
    <message>
        <source>Filter the findings</source>
        <translation>Befunde filtern</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>All rules</source>
        <translation>Alle Regeln</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>All severities</source>
        <translation>Alle Schweregrade</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>Seite öffnen</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Meldung kopieren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Noch einmal prüfen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The report is on the clipboard.</source>
        <translation>Die Meldung liegt in der Zwischenablage.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Export the findings</source>
        <translation>Befunde exportieren</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::LintViewModel</name>
    <message>
        <source>Broken link</source>
        <translation>Toter Verweis</translation>
    </message>
    <message>
        <source>Broken anchor</source>
        <translation>Verweis ohne Ziel auf der Seite</translation>
    </message>
    <message>
        <source>Missing include</source>
        <translation>Fehlende eingebundene Datei</translation>
    </message>
    <message>
        <source>Empty heading</source>
        <translation>Leere Überschrift</translation>
    </message>
    <message>
        <source>Anchor given twice</source>
        <translation>Anker doppelt vergeben</translation>
    </message>
    <message>
        <source>Page not in the navigation</source>
        <translation>Seite fehlt in der Navigation</translation>
    </message>
    <message>
        <source>Nearly the same</source>
        <translation>Fast gleich</translation>
    </message>
    <message>
        <source>Section too large</source>
        <translation>Abschnitt zu groß</translation>
    </message>
    <message>
        <source>Code in another language</source>
        <translation>Code in anderer Sprache</translation>
    </message>
    <message>
        <source>Deprecated name</source>
        <translation>Veralteter Name</translation>
    </message>
    <message>
        <source>Speaks to the model</source>
        <translation>Spricht zum Modell</translation>
    </message>
    <message>
        <source>Invisible characters</source>
        <translation>Unsichtbare Zeichen</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Checking %1</source>
        <translation>%1 wird geprüft</translation>
    </message>
    <message>
        <source>Opening a page</source>
        <translation>Eine Seite wird geöffnet</translation>
    </message>
    <message>
        <source>Saving the findings</source>
        <translation>Befunde werden gespeichert</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::MainWindow</name>
    <message>
        <source>no model: quotes</source>
        <translation>ohne Modell: zitiert</translation>
    </message>
    <message>
        <source>opening …</source>
        <translation>wird geöffnet …</translation>
    </message>
    <message>
        <source>Go offline or online</source>
        <translation>Offline oder online gehen</translation>
    </message>
    <message>
        <source>Go online</source>
        <translation>Online gehen</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>Zwischen hell und dunkel umschalten</translation>
    </message>
    <message>
        <source>Cancel the running jobs</source>
        <translation>Laufende Arbeiten abbrechen</translation>
    </message>
    <message>
        <source>no workspace</source>
        <translation>kein Arbeitsbereich</translation>
    </message>
    <message>
        <source>Touchstone</source>
        <translation>Touchstone</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Einen Befehl suchen</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Show the keys that count here</source>
        <translation>Zeigen, welche Tasten hier gelten</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Zurückgehen</translation>
    </message>
    <message>
        <source>back</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>Vorgehen</translation>
    </message>
    <message>
        <source>Show or hide the panel</source>
        <translation>Seitenfeld zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Go to the next part of the window</source>
        <translation>Zum nächsten Teil des Fensters gehen</translation>
    </message>
    <message>
        <source>Go to the previous part of the window</source>
        <translation>Zum vorigen Teil des Fensters gehen</translation>
    </message>
    <message>
        <source>Quit Touchstone</source>
        <translation>Touchstone beenden</translation>
    </message>
    <message>
        <source>Go to: %1</source>
        <translation>Gehe zu: %1</translation>
    </message>
    <message>
        <source>%1 – %2 – Touchstone</source>
        <translation>%1 – %2 – Touchstone</translation>
    </message>
    <message>
        <source>%1 – Touchstone</source>
        <translation>%1 – Touchstone</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::MapScrollBar</name>
    <message numerus="yes">
        <source>%n marked place(s)</source>
        <translation>
            <numerusform>%n markierte Stelle</numerusform>
            <numerusform>%n markierte Stellen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>touchstone::gui::MeasureStrip</name>
    <message>
        <source>Measures</source>
        <translation>Maße</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::MeasureTile</name>
    <message>
        <source>Half of the items: %1 or less; 95 of 100: %2; 99 of 100: %3</source>
        <translation>Die Hälfte der Fragen: höchstens %1; 95 von 100: %2; 99 von 100: %3</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::MessageBanner</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::PageView</name>
    <message>
        <source>Open the published page (asks first)</source>
        <translation>Veröffentlichte Seite öffnen (fragt vorher)</translation>
    </message>
    <message>
        <source>No page is open</source>
        <translation>Keine Seite ist offen</translation>
    </message>
    <message>
        <source>Choose a page at the left to see what the index has of it: where each chunk begins, and what is in none.</source>
        <translation>Wählen Sie links eine Seite, um zu sehen, was der Index von ihr hat: wo jeder Abschnitt beginnt und was in keinem steht.</translation>
    </message>
    <message>
        <source>Page with chunk borders</source>
        <translation>Seite mit den Grenzen der Abschnitte</translation>
    </message>
    <message>
        <source>Rendered</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Rohtext</translation>
    </message>
    <message>
        <source>Copy the place as a citation</source>
        <translation>Stelle als Beleg kopieren</translation>
    </message>
    <message>
        <source>The citation was copied.</source>
        <translation>Der Beleg wurde kopiert.</translation>
    </message>
    <message numerus="yes">
        <source>%n chunk(s)</source>
        <translation>
            <numerusform>%n Abschnitt</numerusform>
            <numerusform>%n Abschnitte</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the file in your editor</source>
        <translation>Die Datei in Ihrem Editor öffnen</translation>
    </message>
    <message>
        <source>Raw text of the page with chunk borders</source>
        <translation>Rohtext der Seite mit Abschnittsgrenzen</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beide</translation>
    </message>
    <message>
        <source>extracted text: ranges are not those of a file</source>
        <translation>entnommener Text: Bereiche sind nicht die einer Datei</translation>
    </message>
    <message>
        <source>Point at a line to see its chunk; click it, or press Alt+Down, to open its card.</source>
        <translation>Zeigen Sie auf eine Zeile, um ihren Abschnitt zu sehen; ein Klick oder Alt+Ab öffnet seine Karte.</translation>
    </message>
    <message>
        <source>Chunk %1 of %2</source>
        <translation>Abschnitt %1 von %2</translation>
    </message>
    <message>
        <source>Go to a line</source>
        <translation>Zu einer Zeile gehen</translation>
    </message>
    <message>
        <source>Line of %1:</source>
        <translation>Zeile von %1:</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::PassageList</name>
    <message>
        <source>Passage %1: %2%3</source>
        <translation>Stelle %1: %2%3</translation>
    </message>
    <message>
        <source>, cited</source>
        <translation>, zitiert</translation>
    </message>
    <message>
        <source>words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>fused</source>
        <translation>zusammen</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::PreferencesPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>The key is in the keychain.</source>
        <translation>Der Schlüssel ist im Schlüsselbund.</translation>
    </message>
    <message>
        <source>Answers are written by the one that is chosen here. Questions and the passages found for them are sent to it, and to nobody else.</source>
        <translation>Antworten schreibt, wer hier gewählt ist. Fragen und die dazu gefundenen Stellen werden an ihn gesendet und an niemanden sonst.</translation>
    </message>
    <message>
        <source>Model servers</source>
        <translation>Modellserver</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Stay offline: reach nothing but this computer</source>
        <translation>Offline bleiben: nichts als diesen Rechner erreichen</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Appearance and network</source>
        <translation>Aussehen und Netz</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>Where things lie</source>
        <translation>Wo alles liegt</translation>
    </message>
    <message>
        <source>%1 is saved.</source>
        <translation>%1 ist gespeichert.</translation>
    </message>
    <message>
        <source>Remove a model server</source>
        <translation>Modellserver entfernen</translation>
    </message>
    <message>
        <source>Remove %1 from the settings?</source>
        <translation>%1 aus den Einstellungen entfernen?</translation>
    </message>
    <message>
        <source>Its key, if it has one, stays where it is.</source>
        <translation>Sein Schlüssel, falls er einen hat, bleibt, wo er ist.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Add a model server</source>
        <translation>Modellserver hinzufügen</translation>
    </message>
    <message>
        <source>add server</source>
        <translation>Server hinzufügen</translation>
    </message>
    <message>
        <source>Find local model servers</source>
        <translation>Lokale Modellserver suchen</translation>
    </message>
    <message>
        <source>find servers</source>
        <translation>Server suchen</translation>
    </message>
    <message>
        <source>The language changes as soon as the running work is done.</source>
        <translation>Die Sprache wechselt, sobald die laufende Arbeit getan ist.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ProgressLine</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::QuestionBox</name>
    <message>
        <source>Send the question</source>
        <translation>Frage senden</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>Antwort anhalten</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::Rail</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::RemarksDialog</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Remarks on reading %1</source>
        <translation>Bemerkungen zum Lesen von %1</translation>
    </message>
    <message>
        <source>Remarks on reading</source>
        <translation>Bemerkungen zum Lesen</translation>
    </message>
    <message>
        <source>These files or places were left out or could not be read; everything else was. Enter opens the page.</source>
        <translation>Diese Dateien oder Stellen wurden ausgelassen oder waren nicht lesbar; alles andere wurde gelesen. Die Eingabetaste öffnet die Seite.</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>Liste kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::RunPane</name>
    <message>
        <source>Arm of the run</source>
        <translation>Zweig des Laufs</translation>
    </message>
    <message>
        <source>Run to hold this one against</source>
        <translation>Lauf, mit dem dieser verglichen wird</translation>
    </message>
    <message>
        <source>Each measure then says how it changed from that run to this one, and whether there is evidence for it.</source>
        <translation>Jedes Maß sagt dann, wie es sich von jenem Lauf zu diesem geändert hat und ob es dafür einen Beleg gibt.</translation>
    </message>
    <message>
        <source>By kind of question</source>
        <translation>Nach Art der Frage</translation>
    </message>
    <message>
        <source>No run is open</source>
        <translation>Kein Lauf ist offen</translation>
    </message>
    <message>
        <source>Choose a run in the list of runs and press Enter.</source>
        <translation>Wählen Sie einen Lauf in der Liste der Läufe und drücken Sie Eingabe.</translation>
    </message>
    <message>
        <source>gold set %1</source>
        <translation>Goldsatz %1</translation>
    </message>
    <message>
        <source>corpus %1</source>
        <translation>Korpus %1</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1, %2 von %3</translation>
    </message>
    <message numerus="yes">
        <source>This run is not finished. The figures are those of the %n sample(s) that were there when it was opened.</source>
        <translation>
            <numerusform>Dieser Lauf ist nicht fertig. Die Zahlen gelten für die %n Antwort, die beim Öffnen da war.</numerusform>
            <numerusform>Dieser Lauf ist nicht fertig. Die Zahlen gelten für die %n Antworten, die beim Öffnen da waren.</numerusform>
        </translation>
    </message>
    <message>
        <source>This run stopped: %1</source>
        <translation>Dieser Lauf hielt an: %1</translation>
    </message>
    <message>
        <source>No baseline</source>
        <translation>Kein Vergleichslauf</translation>
    </message>
    <message>
        <source>Against %1</source>
        <translation>Gegen %1</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>n/a</source>
        <translation>entf.</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>no kind</source>
        <translation>ohne Art</translation>
    </message>
    <message>
        <source>%1: %2 %3, %4</source>
        <translation>%1: %2 %3, %4</translation>
    </message>
    <message>
        <source>%1: means with their 95 % intervals. Choosing a kind filters the items.</source>
        <translation>%1: Mittel mit 95-%-Intervallen. Eine Art zu wählen filtert die Fragen.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::RunStarter</name>
    <message>
        <source>about %1 (%2 to %3)</source>
        <translation>etwa %1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>Planning a run</source>
        <translation>Ein Lauf wird geplant</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>Resuming a run</source>
        <translation>Ein Lauf wird fortgesetzt</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::RunTableModel</name>
    <message>
        <source>n %1, n/a %2, failed %3</source>
        <translation>n %1, entf. %2, gesch. %3</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>stopped by an error</source>
        <translation>durch einen Fehler beendet</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 of %2, %3 failed</source>
        <translation>%1 von %2, %3 gescheitert</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Not measured, or not finished yet.</source>
        <translation>Nicht gemessen oder noch nicht fertig.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>Beantwortet von</translation>
    </message>
    <message>
        <source>Gold set</source>
        <translation>Goldsatz</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::RunsPane</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>Noch kein Lauf</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Choose two runs with Ctrl or Shift, then compare them: C</source>
        <translation>Wählen Sie zwei Läufe mit Strg oder Umschalt, dann vergleichen: C</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n läuft</numerusform>
            <numerusform>%n laufen</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the runs …</source>
        <translation>Die Läufe werden gelesen …</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Start a run …</source>
        <translation>Lauf starten …</translation>
    </message>
    <message>
        <source>From an experiment file; what it would take is told first: Ctrl+N</source>
        <translation>Aus einer Experimentdatei; zuerst wird gesagt, was er kosten würde: Strg+N</translation>
    </message>
    <message>
        <source>A run asks every question of a gold set and scores the answers. Write an experiment with the command below, then start it here; what it would take is told first.</source>
        <translation>Ein Lauf stellt jede Frage eines Goldsatzes und bewertet die Antworten. Schreiben Sie mit dem Befehl unten ein Experiment und starten Sie es hier; zuerst wird gesagt, was er kosten würde.</translation>
    </message>
    <message>
        <source>Try failed ones again</source>
        <translation>Gescheiterte erneut</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::SafeTextBrowser</name>
    <message>
        <source>Open a page of the web?</source>
        <translation>Eine Seite im Netz öffnen?</translation>
    </message>
    <message>
        <source>This link leads out of Touchstone, to %1.</source>
        <translation>Dieser Link führt aus Touchstone hinaus, zu %1.</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::SampleTableModel</name>
    <message>
        <source>answered</source>
        <translation>beantwortet</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>%1, again %2</source>
        <translation>%1, Wiederholung %2</translation>
    </message>
    <message>
        <source>Not applicable; the item says why.</source>
        <translation>Entfällt; die Frage sagt, warum.</translation>
    </message>
    <message>
        <source>This score could not be had; the item says why.</source>
        <translation>Dieser Wert war nicht zu bekommen; die Frage sagt, warum.</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::SamplesPane</name>
    <message>
        <source>Filter: words, kind:…, state:refused, token_f1&lt;0.5</source>
        <translation>Filter: Wörter, kind:…, state:refused, token_f1&lt;0.5</translation>
    </message>
    <message>
        <source>No item is shown</source>
        <translation>Keine Frage wird gezeigt</translation>
    </message>
    <message>
        <source>Filter the items</source>
        <translation>Die Fragen filtern</translation>
    </message>
    <message>
        <source>Words look into item, kind and question. kind:&quot;several hops&quot;, state:failed, state:refused and a measure with &lt;, &gt;, =, :na or :failed look there alone.</source>
        <translation>Wörter suchen in Nummer, Art und Frage. kind:&quot;several hops&quot;, state:failed, state:refused und ein Maß mit &lt;, &gt;, =, :na oder :failed suchen nur dort.</translation>
    </message>
    <message>
        <source>Items of the run</source>
        <translation>Fragen des Laufs</translation>
    </message>
    <message>
        <source>Nothing fits “%1”. Shorten the filter, or clear it with Esc.</source>
        <translation>Nichts passt zu „%1“. Kürzen Sie den Filter oder leeren Sie ihn mit Esc.</translation>
    </message>
    <message>
        <source>No item yet</source>
        <translation>Noch keine Frage</translation>
    </message>
    <message>
        <source>This run has not answered any question yet.</source>
        <translation>Dieser Lauf hat noch keine Frage beantwortet.</translation>
    </message>
    <message>
        <source>%1 of %2 items</source>
        <translation>%1 von %2 Fragen</translation>
    </message>
    <message>
        <source>Reading the items …</source>
        <translation>Die Fragen werden gelesen …</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ServerChecks</name>
    <message>
        <source>The workspace is still being opened.</source>
        <translation>Der Arbeitsbereich wird noch geöffnet.</translation>
    </message>
    <message>
        <source>Checking a model server</source>
        <translation>Ein Modellserver wird geprüft</translation>
    </message>
    <message>
        <source>Asking for the names of models</source>
        <translation>Namen der Modelle werden erfragt</translation>
    </message>
    <message>
        <source>Looking for model servers on this computer</source>
        <translation>Auf diesem Rechner werden Modellserver gesucht</translation>
    </message>
    <message>
        <source>Writing to the keychain</source>
        <translation>Es wird in den Schlüsselbund geschrieben</translation>
    </message>
    <message>
        <source>The address is well formed</source>
        <translation>Die Adresse ist richtig gebaut</translation>
    </message>
    <message>
        <source>It knows the model</source>
        <translation>Er kennt das Modell</translation>
    </message>
    <message>
        <source>It answers a short question</source>
        <translation>Er beantwortet eine kurze Frage</translation>
    </message>
    <message>
        <source>It streams its answer</source>
        <translation>Er liefert die Antwort im Fluss</translation>
    </message>
    <message>
        <source>The name has an address</source>
        <translation>Der Name hat eine Adresse</translation>
    </message>
    <message>
        <source>The server takes connections</source>
        <translation>Der Server nimmt Verbindungen an</translation>
    </message>
    <message>
        <source>The certificate is trusted</source>
        <translation>Dem Zertifikat wird vertraut</translation>
    </message>
    <message>
        <source>The key is there and accepted</source>
        <translation>Der Schlüssel ist da und wird angenommen</translation>
    </message>
    <message>
        <source>It calls tools</source>
        <translation>Er ruft Werkzeuge auf</translation>
    </message>
    <message>
        <source>It keeps to a JSON schema</source>
        <translation>Er hält sich an ein JSON-Schema</translation>
    </message>
    <message>
        <source>It makes vectors</source>
        <translation>Er liefert Vektoren</translation>
    </message>
    <message>
        <source>It says how long its context is</source>
        <translation>Er nennt die Länge seines Kontexts</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ServerEditor</name>
    <message>
        <source>List models</source>
        <translation>Modelle auflisten</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Everything works. Save the server to use it.</source>
        <translation>Alles geht. Speichern Sie den Server, um ihn zu verwenden.</translation>
    </message>
    <message>
        <source>Not everything works yet; see the first step that failed.</source>
        <translation>Noch geht nicht alles; sehen Sie den ersten Schritt an, der misslang.</translation>
    </message>
    <message>
        <source>My server</source>
        <translation>Mein Server</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Kein Schlüssel</translation>
    </message>
    <message>
        <source>From an environment variable</source>
        <translation>Aus einer Umgebungsvariablen</translation>
    </message>
    <message>
        <source>From the keychain</source>
        <translation>Aus dem Schlüsselbund</translation>
    </message>
    <message>
        <source>Name of the variable or keychain entry</source>
        <translation>Name der Variablen oder des Eintrags im Schlüsselbund</translation>
    </message>
    <message>
        <source>New key for the keychain; empty = leave it as it is</source>
        <translation>Neuer Schlüssel für den Schlüsselbund; leer = unverändert</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>&amp;Schlüssel</translation>
    </message>
    <message>
        <source>Testing step by step …</source>
        <translation>Es wird Schritt für Schritt geprüft …</translation>
    </message>
    <message>
        <source>A new model server</source>
        <translation>Ein neuer Modellserver</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>Name of the entry</source>
        <translation>Name des Eintrags</translation>
    </message>
    <message>
        <source>Only the name of the variable is kept; its value never leaves the environment.</source>
        <translation>Nur der Name der Variablen wird behalten; ihr Wert verlässt die Umgebung nie.</translation>
    </message>
    <message>
        <source>The key goes to the keychain of your desktop; the settings hold only its name.</source>
        <translation>Der Schlüssel kommt in den Schlüsselbund Ihres Desktops; die Einstellungen enthalten nur seinen Namen.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ServerList</name>
    <message>
        <source>Add a server</source>
        <translation>Server hinzufügen</translation>
    </message>
    <message>
        <source>Find local servers</source>
        <translation>Lokale Server suchen</translation>
    </message>
    <message>
        <source>Asks the usual ports of this computer and nothing else.</source>
        <translation>Fragt die üblichen Ports dieses Rechners und sonst nichts.</translation>
    </message>
    <message>
        <source>Without a model</source>
        <translation>Ohne Modell</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Quotes the best passages word for word. Needs nothing.</source>
        <translation>Zitiert die besten Stellen wörtlich. Braucht nichts.</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Es wird gesucht …</translation>
    </message>
    <message>
        <source>No model server answers on the usual ports of this computer. Start one, such as llama.cpp or Ollama, and look again.</source>
        <translation>Auf den üblichen Ports dieses Rechners antwortet kein Modellserver. Starten Sie einen, etwa llama.cpp oder Ollama, und suchen Sie noch einmal.</translation>
    </message>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n Modell</numerusform>
            <numerusform>%n Modelle</numerusform>
        </translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>Set up %1 at %2</source>
        <translation>%1 auf %2 einrichten</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::SetupBar</name>
    <message>
        <source>Corpus that is asked</source>
        <translation>Korpus, der befragt wird</translation>
    </message>
    <message>
        <source>Model that answers</source>
        <translation>Modell, das antwortet</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>with</source>
        <translation>mit</translation>
    </message>
    <message>
        <source>handbook (being indexed)</source>
        <translation>Handbuch (wird indexiert)</translation>
    </message>
    <message>
        <source>no corpus yet</source>
        <translation>noch kein Korpus</translation>
    </message>
    <message>
        <source>quotes, no model</source>
        <translation>zitiert, ohne Modell</translation>
    </message>
    <message>
        <source>Connect a model …</source>
        <translation>Ein Modell verbinden …</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::SidePanel</name>
    <message>
        <source>Panel</source>
        <translation>Seitenfeld</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::SourcePanel</name>
    <message>
        <source>Open the published page (asks first)</source>
        <translation>Veröffentlichte Seite öffnen (fragt vorher)</translation>
    </message>
    <message>
        <source>Copy the citation</source>
        <translation>Beleg kopieren</translation>
    </message>
    <message>
        <source>Show in the corpus</source>
        <translation>Im Korpus zeigen</translation>
    </message>
    <message>
        <source>No source chosen</source>
        <translation>Keine Quelle gewählt</translation>
    </message>
    <message>
        <source>Click a number such as [1] in an answer, and the original page opens here at the cited words.</source>
        <translation>Klicken Sie in einer Antwort eine Zahl wie [1] an, und die Originalseite öffnet sich hier an den zitierten Worten.</translation>
    </message>
    <message>
        <source>Source page</source>
        <translation>Quellseite</translation>
    </message>
    <message>
        <source>Rendered</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Rohtext</translation>
    </message>
    <message>
        <source>The citation was copied.</source>
        <translation>Der Beleg wurde kopiert.</translation>
    </message>
    <message>
        <source>passage %1 of %2</source>
        <translation>Stelle %1 von %2</translation>
    </message>
    <message>
        <source>This corpus is no longer in the workspace.</source>
        <translation>Dieser Korpus ist nicht mehr im Arbeitsbereich.</translation>
    </message>
    <message>
        <source>The answer keeps its quotes; the page itself is gone.</source>
        <translation>Die Antwort behält ihre Zitate; die Seite selbst ist fort.</translation>
    </message>
    <message>
        <source>Opening a page</source>
        <translation>Eine Seite wird geöffnet</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::SourceView</name>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::StartCard</name>
    <message>
        <source>Fetch it</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Ask the handbook</source>
        <translation>Das Handbuch befragen</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Auswählen …</translation>
    </message>
    <message>
        <source>The handbook</source>
        <translation>Das Handbuch</translation>
    </message>
    <message>
        <source>Touchstone&apos;s own pages are indexed already. Ask them how anything works.</source>
        <translation>Die eigenen Seiten von Touchstone sind schon indexiert. Fragen Sie sie, wie etwas geht.</translation>
    </message>
    <message>
        <source>FastAPI&apos;s documentation</source>
        <translation>Die Dokumentation von FastAPI</translation>
    </message>
    <message>
        <source>Documents of mine</source>
        <translation>Eigene Dokumente</translation>
    </message>
    <message>
        <source>A folder, an archive or a file. Drop it anywhere on this page; it stays on this machine.</source>
        <translation>Ein Ordner, ein Archiv oder eine Datei. Legen Sie es irgendwo auf diese Seite; es bleibt auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Version %1. It needs one download of about %2, and the offline switch is on.</source>
        <translation>Version %1. Dafür ist ein Download von etwa %2 nötig, und der Schalter steht auf offline.</translation>
    </message>
    <message>
        <source>Version %1: one download of about %2 from GitHub, kept afterwards.</source>
        <translation>Version %1: ein Download von etwa %2 von GitHub, der danach behalten wird.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::StartDialog</name>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>not known: no prices</source>
        <translation>unbekannt: keine Preise</translation>
    </message>
    <message>
        <source>about %1 (%2 to %3) %4</source>
        <translation>etwa %1 (%2 bis %3) %4</translation>
    </message>
    <message>
        <source>Start a run</source>
        <translation>Lauf starten</translation>
    </message>
    <message>
        <source>Experiment file</source>
        <translation>Experimentdatei</translation>
    </message>
    <message>
        <source>Experiment file, as “touchstone-cli eval init” writes it</source>
        <translation>Experimentdatei, wie „touchstone-cli eval init“ sie schreibt</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Planen</translation>
    </message>
    <message>
        <source>Tells what the run would take. Nothing is sent to a model.</source>
        <translation>Sagt, was der Lauf kosten würde. An kein Modell wird etwas gesendet.</translation>
    </message>
    <message>
        <source>What each arm would take</source>
        <translation>Was jeder Zweig kosten würde</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>Zweig</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>Token hinein</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>Token heraus</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>I have read the command and trust it</source>
        <translation>Ich habe den Befehl gelesen und vertraue ihm</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose an experiment file</source>
        <translation>Eine Experimentdatei wählen</translation>
    </message>
    <message>
        <source>Experiments (*.json)</source>
        <translation>Experimente (*.json)</translation>
    </message>
    <message>
        <source>Planning; nothing is sent.</source>
        <translation>Es wird geplant; nichts wird gesendet.</translation>
    </message>
    <message>
        <source>%1: gold set %2 on %3. %4 answers, %5 calls of models, %6 of them in the cache already.</source>
        <translation>%1: Goldsatz %2 auf %3. %4 Antworten, %5 Aufrufe von Modellen, davon %6 schon im Zwischenspeicher.</translation>
    </message>
    <message>
        <source>At least %1 at the rate limit.</source>
        <translation>Mindestens %1 bei der Ratengrenze.</translation>
    </message>
    <message>
        <source>The estimate is above the budget of %1: the run will stop there and can be resumed.</source>
        <translation>Die Schätzung liegt über dem Budget von %1: Der Lauf hält dort an und kann fortgesetzt werden.</translation>
    </message>
    <message>
        <source>It starts a program of its own: %1</source>
        <translation>Er startet ein eigenes Programm: %1</translation>
    </message>
    <message>
        <source>A run can be stopped at any time; what it had is kept, and it goes on where it was.</source>
        <translation>Ein Lauf kann jederzeit angehalten werden; was er hatte, bleibt, und er geht dort weiter, wo er war.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::StatusStrip</name>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>Korpus</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Cancel this job</source>
        <translation>Diese Arbeit abbrechen</translation>
    </message>
    <message>
        <source>%1, snapshot %2</source>
        <translation>%1, Stand %2</translation>
    </message>
    <message>
        <source>Answers come from: %1</source>
        <translation>Antworten kommen von: %1</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message>
        <source>Offline: press to go online</source>
        <translation>Offline: drücken, um online zu gehen</translation>
    </message>
    <message>
        <source>Online: press to go offline</source>
        <translation>Online: drücken, um offline zu gehen</translation>
    </message>
    <message>
        <source>Nothing but this computer is reached. Press to go online.</source>
        <translation>Nur dieser Rechner wird erreicht. Drücken, um online zu gehen.</translation>
    </message>
    <message>
        <source>Model servers may be reached. Press to go offline.</source>
        <translation>Modellserver dürfen erreicht werden. Drücken, um offline zu gehen.</translation>
    </message>
    <message numerus="yes">
        <source>%n jobs</source>
        <translation>
            <numerusform>%n Arbeit</numerusform>
            <numerusform>%n Arbeiten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>touchstone::gui::TurnView</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Noch einmal fragen</translation>
    </message>
    <message>
        <source>Why these sources</source>
        <translation>Warum diese Quellen</translation>
    </message>
    <message>
        <source>Copy the answer as Markdown with links</source>
        <translation>Antwort als Markdown mit Links kopieren</translation>
    </message>
    <message>
        <source>searched %1 chunks · %2 passages · </source>
        <translation>%1 Abschnitte durchsucht · %2 Stellen · </translation>
    </message>
    <message>
        <source>searching …</source>
        <translation>wird gesucht …</translation>
    </message>
    <message>
        <source>reading …</source>
        <translation>wird gelesen …</translation>
    </message>
    <message>
        <source>checking citations …</source>
        <translation>Belege werden geprüft …</translation>
    </message>
    <message>
        <source>answering …</source>
        <translation>wird geantwortet …</translation>
    </message>
    <message>
        <source>No answer was kept.</source>
        <translation>Es wurde keine Antwort behalten.</translation>
    </message>
    <message>
        <source>It was stopped before its first word, or the program ended meanwhile.</source>
        <translation>Sie wurde vor dem ersten Wort angehalten, oder das Programm endete inzwischen.</translation>
    </message>
    <message>
        <source>The answer was stopped.</source>
        <translation>Die Antwort wurde angehalten.</translation>
    </message>
    <message>
        <source>What had come by then is kept.</source>
        <translation>Was bis dahin da war, ist erhalten.</translation>
    </message>
    <message>
        <source>no such source</source>
        <translation>keine solche Quelle</translation>
    </message>
    <message>
        <source>not answered: the sources do not say it</source>
        <translation>nicht beantwortet: die Quellen sagen es nicht</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n Quelle</numerusform>
            <numerusform>%n Quellen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 citations verified</source>
        <translation>%1 von %2 Belegen bestätigt</translation>
    </message>
    <message>
        <source>first word after %1</source>
        <translation>erstes Wort nach %1</translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <translation>%1 hinein, %2 heraus</translation>
    </message>
    <message>
        <source>quoted without a model</source>
        <translation>ohne Modell zitiert</translation>
    </message>
    <message>
        <source>Connect a model</source>
        <translation>Ein Modell verbinden</translation>
    </message>
    <message>
        <source>Quoted from the documents without a model. Connect one for answers in its own words.</source>
        <translation>Ohne Modell aus den Dokumenten zitiert. Verbinden Sie eines, um Antworten in eigenen Worten zu bekommen.</translation>
    </message>
</context>
</TS>
