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
        <source>Click a chunk on the page to see what the index has of it: its range, its tokens and both of its texts.</source>
        <translation>Klicken Sie auf der Seite einen Abschnitt an, um zu sehen, was der Index von ihm hat: seinen Bereich, seine Tokens und seine beiden Texte.</translation>
    </message>
    <message>
        <source>Id of the chunk</source>
        <translation>Kennung des Abschnitts</translation>
    </message>
    <message>
        <source>Previous chunk</source>
        <translation>Voriger Abschnitt</translation>
    </message>
    <message>
        <source>Next chunk</source>
        <translation>Nächster Abschnitt</translation>
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
        <source>Find on this page</source>
        <translation>Auf dieser Seite suchen</translation>
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
        <source>The language changes when Touchstone is started again.</source>
        <translation>Die Sprache wechselt, wenn Touchstone neu gestartet wird.</translation>
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
        <source>The key can be read</source>
        <translation>Der Schlüssel lässt sich lesen</translation>
    </message>
    <message>
        <source>The server answers</source>
        <translation>Der Server antwortet</translation>
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
