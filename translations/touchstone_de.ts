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
    <message>
        <source>Compare chunkers</source>
        <translation>Zerlegungen vergleichen</translation>
    </message>
</context>
<context>
    <name>Diagnosis</name>
    <message>
        <source>not in the corpus</source>
        <translation>nicht im Korpus</translation>
    </message>
    <message>
        <source>lost in parsing</source>
        <translation>beim Einlesen verloren</translation>
    </message>
    <message>
        <source>cut by chunking</source>
        <translation>beim Zerteilen zerschnitten</translation>
    </message>
    <message>
        <source>not retrieved</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>dropped by fusion</source>
        <translation>bei der Fusion verdrängt</translation>
    </message>
    <message>
        <source>dropped by reranking</source>
        <translation>beim Umordnen verdrängt</translation>
    </message>
    <message>
        <source>below the threshold</source>
        <translation>unter der Schwelle</translation>
    </message>
    <message>
        <source>did not fit the prompt</source>
        <translation>passte nicht in den Prompt</translation>
    </message>
    <message>
        <source>no sources</source>
        <translation>keine Quellen</translation>
    </message>
    <message>
        <source>given, not used</source>
        <translation>gegeben, nicht benutzt</translation>
    </message>
    <message>
        <source>misquoted</source>
        <translation>falsch zitiert</translation>
    </message>
    <message>
        <source>refused though present</source>
        <translation>verweigert, obwohl vorhanden</translation>
    </message>
    <message>
        <source>answered though absent</source>
        <translation>beantwortet, obwohl nicht vorhanden</translation>
    </message>
    <message>
        <source>the call failed</source>
        <translation>der Aufruf ist gescheitert</translation>
    </message>
    <message>
        <source>The corpus does not have the page or the section.</source>
        <translation>Der Korpus hat die Seite oder den Abschnitt nicht.</translation>
    </message>
    <message>
        <source>The page is there, but no chunk holds the place.</source>
        <translation>Die Seite ist da, aber kein Chunk enthält die Stelle.</translation>
    </message>
    <message>
        <source>The place is spread over chunks, and the model was given only a part of it.</source>
        <translation>Die Stelle ist über Chunks verteilt, und das Modell bekam nur einen Teil davon.</translation>
    </message>
    <message>
        <source>No stage found the place within the number of passages taken.</source>
        <translation>Keine Stufe fand die Stelle unter den Passagen, die genommen werden.</translation>
    </message>
    <message>
        <source>Words or vectors alone found it; the fused ranking put it too low.</source>
        <translation>Wörter oder Vektoren allein fanden sie; die Fusion setzte sie zu weit nach unten.</translation>
    </message>
    <message>
        <source>It was among the best before the reranker and not after it.</source>
        <translation>Vor dem Umordnen war sie unter den besten, danach nicht mehr.</translation>
    </message>
    <message>
        <source>It was retrieved, but the answerer took the passages for no answer.</source>
        <translation>Sie wurde gefunden, aber die Passagen galten nicht als Antwort.</translation>
    </message>
    <message>
        <source>It was retrieved, but did not fit into the prompt.</source>
        <translation>Sie wurde gefunden, passte aber nicht in den Prompt.</translation>
    </message>
    <message>
        <source>The target gives its model no sources, or does not tell which.</source>
        <translation>Das Ziel gibt seinem Modell keine Quellen oder sagt nicht, welche.</translation>
    </message>
    <message>
        <source>It was in the prompt, and the answer leaves it out.</source>
        <translation>Sie stand im Prompt, und die Antwort lässt sie weg.</translation>
    </message>
    <message>
        <source>It was in the prompt, but a citation says what its source does not carry.</source>
        <translation>Sie stand im Prompt, aber ein Zitat sagt, was seine Quelle nicht trägt.</translation>
    </message>
    <message>
        <source>It was in the prompt, and the model refused to answer.</source>
        <translation>Sie stand im Prompt, und das Modell verweigerte die Antwort.</translation>
    </message>
    <message>
        <source>The corpus does not answer the question, and the model did.</source>
        <translation>Der Korpus beantwortet die Frage nicht, das Modell hat es getan.</translation>
    </message>
    <message>
        <source>There is no answer: the call failed.</source>
        <translation>Es gibt keine Antwort: Der Aufruf ist gescheitert.</translation>
    </message>
    <message>
        <source>Add the pages that the corpus lacks, or mend the gold set&apos;s places.</source>
        <translation>Fügen Sie die Seiten hinzu, die dem Korpus fehlen, oder berichtigen Sie die Stellen des Goldsatzes.</translation>
    </message>
    <message>
        <source>Look at the bytes in no chunk on these pages (Corpus page) and choose another dialect.</source>
        <translation>Sehen Sie sich auf diesen Seiten die Bytes an, die in keinem Chunk liegen (Seite Korpus), und wählen Sie einen anderen Dialekt.</translation>
    </message>
    <message>
        <source>Cut larger or whole sections: a chunker with more tokens, or hierarchical.</source>
        <translation>Schneiden Sie größere oder ganze Abschnitte: ein Chunker mit mehr Tokens, oder „hierarchical“.</translation>
    </message>
    <message>
        <source>Word the pages as the questions are worded, or try another embedder.</source>
        <translation>Formulieren Sie die Seiten so, wie die Fragen formuliert sind, oder versuchen Sie einen anderen Embedder.</translation>
    </message>
    <message>
        <source>Weigh words and vectors otherwise, or retrieve by the better of the two.</source>
        <translation>Gewichten Sie Wörter und Vektoren anders, oder suchen Sie mit dem besseren von beiden.</translation>
    </message>
    <message>
        <source>Try without the reranker, or with another one.</source>
        <translation>Versuchen Sie es ohne den Reranker oder mit einem anderen.</translation>
    </message>
    <message>
        <source>Give the sources more tokens, or take smaller chunks.</source>
        <translation>Geben Sie den Quellen mehr Tokens, oder nehmen Sie kleinere Chunks.</translation>
    </message>
    <message>
        <source>Ask a model: quoting needs words in common with the question.</source>
        <translation>Fragen Sie ein Modell: zum Zitieren braucht es Wörter, die auch in der Frage stehen.</translation>
    </message>
    <message>
        <source>Change the prompt (say that every part must be answered) or the model.</source>
        <translation>Ändern Sie den Prompt (jeder Teil muss beantwortet werden) oder das Modell.</translation>
    </message>
    <message>
        <source>Change the prompt (cite only what a source says) or the model.</source>
        <translation>Ändern Sie den Prompt (zitieren nur, was eine Quelle sagt) oder das Modell.</translation>
    </message>
    <message>
        <source>Soften the rule to refuse in the prompt, or change the model.</source>
        <translation>Mildern Sie im Prompt die Regel zum Ablehnen, oder wechseln Sie das Modell.</translation>
    </message>
    <message>
        <source>Sharpen the rule to refuse in the prompt, or change the model.</source>
        <translation>Verschärfen Sie im Prompt die Regel zum Ablehnen, oder wechseln Sie das Modell.</translation>
    </message>
    <message>
        <source>Take %1 passages.</source>
        <translation>Nehmen Sie %1 Passagen.</translation>
    </message>
    <message>
        <source>Give the sources %1 tokens.</source>
        <translation>Geben Sie den Quellen %1 Tokens.</translation>
    </message>
    <message>
        <source>Retrieve by mode %1.</source>
        <translation>Suchen Sie im Modus %1.</translation>
    </message>
    <message>
        <source>A gold place was in the prompt, and the answer leaves out: %1.</source>
        <translation>Eine Goldstelle stand im Prompt, und die Antwort lässt aus: %1.</translation>
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
    <name>touchstone::gui::AnswerComparison</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>nothing, from the cache</source>
        <translation>nichts, aus dem Zwischenspeicher</translation>
    </message>
    <message>
        <source>price not known</source>
        <translation>Preis nicht bekannt</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Sentences supported</source>
        <translation>Belegte Sätze</translation>
    </message>
    <message>
        <source>Citations verified</source>
        <translation>Geprüfte Belege</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>First word after</source>
        <translation>Erstes Wort nach</translation>
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
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Both answers say the same, word for word.</source>
        <translation>Beide Antworten sagen dasselbe, Wort für Wort.</translation>
    </message>
    <message>
        <source>Sentences: %1 the same, %2 in other words, %3 only in A, %4 only in B.</source>
        <translation>Sätze: %1 gleich, %2 in anderen Worten, %3 nur in A, %4 nur in B.</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>beantwortet</translation>
    </message>
    <message>
        <source>cut short</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>refused: not in the documents</source>
        <translation>abgelehnt: nicht in den Dokumenten</translation>
    </message>
    <message>
        <source>asked back</source>
        <translation>zurückgefragt</translation>
    </message>
    <message>
        <source>refused: not about the documents</source>
        <translation>abgelehnt: nicht zu den Dokumenten</translation>
    </message>
    <message>
        <source>withheld by a rule</source>
        <translation>von einer Regel zurückgehalten</translation>
    </message>
    <message>
        <source>stopped by the provider&apos;s filter</source>
        <translation>vom Filter des Anbieters gestoppt</translation>
    </message>
    <message>
        <source>budget reached</source>
        <translation>Budget erreicht</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>the server did not answer</source>
        <translation>der Server antwortete nicht</translation>
    </message>
    <message>
        <source>the server refused</source>
        <translation>der Server lehnte ab</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::AnswerPairCard</name>
    <message>
        <source>No item is chosen</source>
        <translation>Kein Eintrag ist gewählt</translation>
    </message>
    <message>
        <source>Compare two versions, then choose an item: both answers stand here, sentence by sentence.</source>
        <translation>Zwei Fassungen vergleichen, dann einen Eintrag wählen: Beide Antworten stehen hier, Satz für Satz.</translation>
    </message>
    <message>
        <source>Both answers</source>
        <translation>Beide Antworten</translation>
    </message>
    <message>
        <source>Both answers, sentence by sentence</source>
        <translation>Beide Antworten, Satz für Satz</translation>
    </message>
    <message>
        <source>Open it in its run</source>
        <translation>Im Lauf öffnen</translation>
    </message>
    <message>
        <source>%1 · A: %2 · B: %3</source>
        <translation>%1 · A: %2 · B: %3</translation>
    </message>
    <message>
        <source>better in %1</source>
        <translation>besser in %1</translation>
    </message>
    <message>
        <source>worse in %1</source>
        <translation>schlechter in %1</translation>
    </message>
    <message>
        <source>A refused</source>
        <translation>A lehnte ab</translation>
    </message>
    <message>
        <source>B refused</source>
        <translation>B lehnte ab</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>citations: %1 became %2</source>
        <translation>Belege: aus %1 wurde %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>only A says this</source>
        <translation>das sagt nur A</translation>
    </message>
    <message>
        <source>only B says this</source>
        <translation>das sagt nur B</translation>
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
    <name>touchstone::gui::AnswerWords</name>
    <message numerus="yes">
        <source>all %n sentence(s) supported</source>
        <translation>
            <numerusform>%n Satz belegt</numerusform>
            <numerusform>alle %n Sätze belegt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 sentences supported</source>
        <translation>%1 von %2 Sätzen belegt</translation>
    </message>
    <message>
        <source>from the cache, nothing sent</source>
        <translation>aus dem Zwischenspeicher, nichts gesendet</translation>
    </message>
    <message>
        <source>price not known</source>
        <translation>Preis unbekannt</translation>
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
        <source>%1 of them cached by the provider</source>
        <translation>davon %1 beim Anbieter zwischengespeichert</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n Versuch</numerusform>
            <numerusform>%n Versuche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>looked up %n thing(s) itself</source>
        <translation>
            <numerusform>hat %n Mal selbst nachgeschlagen</numerusform>
            <numerusform>hat %n Mal selbst nachgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>The documents do not answer this.</source>
        <translation>Die Dokumente beantworten das nicht.</translation>
    </message>
    <message>
        <source>Look at the nearest passages, use the documents&apos; own words, or ask another corpus.</source>
        <translation>Sehen Sie die nächsten Passagen an, nehmen Sie die Wörter der Dokumente, oder fragen Sie einen anderen Korpus.</translation>
    </message>
    <message>
        <source>Show the nearest passages</source>
        <translation>Die nächsten Passagen zeigen</translation>
    </message>
    <message>
        <source>The question can be read in more than one way.</source>
        <translation>Die Frage lässt sich auf mehrere Arten verstehen.</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <translation>Die Frage ändern</translation>
    </message>
    <message>
        <source>This is not what the documents are about.</source>
        <translation>Davon handeln die Dokumente nicht.</translation>
    </message>
    <message>
        <source>A rule of this program stopped the answer.</source>
        <translation>Eine Regel dieses Programms hat die Antwort aufgehalten.</translation>
    </message>
    <message>
        <source>The trace names the rule. Put the question differently if it is meant otherwise.</source>
        <translation>Die Spur nennt die Regel. Stellen Sie die Frage anders, wenn sie anders gemeint ist.</translation>
    </message>
    <message>
        <source>Show the trace</source>
        <translation>Die Spur zeigen</translation>
    </message>
    <message>
        <source>The provider&apos;s filter stopped the answer.</source>
        <translation>Der Filter des Anbieters hat die Antwort aufgehalten.</translation>
    </message>
    <message>
        <source>Put the question differently, or choose another model in the bar above.</source>
        <translation>Stellen Sie die Frage anders, oder wählen Sie oben ein anderes Modell.</translation>
    </message>
    <message>
        <source>%1 may speak to the model instead of the reader. It was given as quoted material and triggers nothing.</source>
        <translation>%1 spricht vielleicht zum Modell statt zum Leser. Die Stelle wurde als Zitat übergeben und löst nichts aus.</translation>
    </message>
    <message>
        <source>%1 holds characters that nobody sees.</source>
        <translation>%1 enthält Zeichen, die niemand sieht.</translation>
    </message>
    <message>
        <source>Another model answered instead: %1</source>
        <translation>Ein anderes Modell hat geantwortet: %1</translation>
    </message>
    <message>
        <source>quotes, no model</source>
        <translation>zitiert, ohne Modell</translation>
    </message>
    <message>
        <source>hybrid</source>
        <translation>hybrid</translation>
    </message>
    <message>
        <source>words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n passage(s)</source>
        <translation>
            <numerusform>%1, %n Passage</numerusform>
            <numerusform>%1, %n Passagen</numerusform>
        </translation>
    </message>
    <message>
        <source>, not reranked</source>
        <translation>, nicht neu geordnet</translation>
    </message>
    <message>
        <source>, with tools</source>
        <translation>, mit Werkzeugen</translation>
    </message>
    <message>
        <source>Choose the one that is meant, or edit the question.</source>
        <translation>Wählen Sie, was gemeint ist, oder ändern Sie die Frage.</translation>
    </message>
    <message>
        <source>Choose the corpus that it belongs to in the bar above, or put the question in the documents&apos; own words.</source>
        <translation>Wählen Sie oben den Korpus, zu dem sie gehört, oder fragen Sie mit den Worten der Dokumente.</translation>
    </message>
    <message>
        <source>The budget is used up, so nothing was sent.</source>
        <translation>Das Budget ist aufgebraucht, deshalb wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Einstellungen öffnen</translation>
    </message>
    <message>
        <source>The model&apos;s server wants fewer requests.</source>
        <translation>Der Server des Modells möchte weniger Anfragen.</translation>
    </message>
    <message>
        <source>The model&apos;s server has a fault of its own.</source>
        <translation>Der Server des Modells hat selbst einen Fehler.</translation>
    </message>
    <message>
        <source>The model&apos;s server does not answer.</source>
        <translation>Der Server des Modells antwortet nicht.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Noch einmal fragen</translation>
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
    <name>touchstone::gui::BehaviourItemModel</name>
    <message>
        <source>fixed</source>
        <translation>behoben</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>verdorben</translation>
    </message>
    <message>
        <source>in other words</source>
        <translation>in anderen Worten</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>B refuses</source>
        <translation>B lehnt ab</translation>
    </message>
    <message>
        <source>A refused</source>
        <translation>A lehnte ab</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Was daraus wurde</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Better in</source>
        <translation>Besser in</translation>
    </message>
    <message>
        <source>Worse in</source>
        <translation>Schlechter in</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::BehaviourPane</name>
    <message>
        <source>about %1 %2</source>
        <translation>etwa %1 %2</translation>
    </message>
    <message>
        <source>price not known</source>
        <translation>Preis nicht bekannt</translation>
    </message>
    <message>
        <source>%1 tokens in, %2 out</source>
        <translation>%1 Tokens hinein, %2 heraus</translation>
    </message>
    <message>
        <source>%1 for an answer</source>
        <translation>%1 für eine Antwort</translation>
    </message>
    <message>
        <source>The comparison was stopped.</source>
        <translation>Der Vergleich wurde angehalten.</translation>
    </message>
    <message>
        <source>What it had is kept; start it again and it goes on where it was.</source>
        <translation>Was er hatte, ist behalten; neu gestartet geht er weiter, wo er war.</translation>
    </message>
    <message>
        <source>A and B are the same version.</source>
        <translation>A und B sind dieselbe Fassung.</translation>
    </message>
    <message>
        <source>Choose two versions with different texts.</source>
        <translation>Zwei Fassungen mit verschiedenen Texten wählen.</translation>
    </message>
    <message>
        <source>There is no gold set to ask.</source>
        <translation>Es gibt keinen Goldsatz, der gefragt werden kann.</translation>
    </message>
    <message>
        <source>Import one with touchstone-cli gold import, or label passages on the corpus page.</source>
        <translation>Einen mit touchstone-cli gold import einlesen oder auf der Korpus-Seite Passagen auszeichnen.</translation>
    </message>
    <message>
        <source>There is no model to ask.</source>
        <translation>Es gibt kein Modell, das gefragt werden kann.</translation>
    </message>
    <message>
        <source>Add a model server in the settings, or type its SPEC. The extractive answerer takes no prompt.</source>
        <translation>In den Einstellungen einen Modellserver hinzufügen oder seine SPEC eingeben. Das Zitieren ohne Modell nimmt keinen Prompt.</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Einstellungen öffnen</translation>
    </message>
    <message>
        <source>Each change is tried alone on the items that tell.</source>
        <translation>Jede Änderung wird einzeln an den aussagekräftigen Einträgen versucht.</translation>
    </message>
    <message>
        <source>%1 items, both versions.</source>
        <translation>%1 Einträge, beide Fassungen.</translation>
    </message>
    <message>
        <source>%1 At most %2 calls, about %3 tokens in and %4 out, %5; what was asked before comes from the cache.</source>
        <translation>%1 Höchstens %2 Aufrufe, etwa %3 Tokens hinein und %4 heraus, %5; was schon gefragt wurde, kommt aus dem Speicher.</translation>
    </message>
    <message>
        <source>A: %1   ·   B: %2%3</source>
        <translation>A: %1   ·   B: %2%3</translation>
    </message>
    <message>
        <source>   ·   of an earlier run</source>
        <translation>   ·   aus einem früheren Lauf</translation>
    </message>
    <message>
        <source>Flipped: %1</source>
        <translation>Gekippt: %1</translation>
    </message>
    <message>
        <source>Fixed: %1</source>
        <translation>Behoben: %1</translation>
    </message>
    <message>
        <source>Broken: %1</source>
        <translation>Verdorben: %1</translation>
    </message>
    <message>
        <source>In other words: %1</source>
        <translation>In anderen Worten: %1</translation>
    </message>
    <message>
        <source>All: %1</source>
        <translation>Alle: %1</translation>
    </message>
    <message>
        <source>Planning; nothing is sent.</source>
        <translation>Wird geplant; es wird nichts gesendet.</translation>
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
        <source>What do they answer?</source>
        <translation>Was antworten sie?</translation>
    </message>
    <message>
        <source>Both versions are asked the questions of a gold set, with the same passages, so that only the edit can make a difference. What it costs is said before anything is sent.</source>
        <translation>Beiden Fassungen werden die Fragen eines Goldsatzes gestellt, mit denselben Passagen, sodass nur die Änderung einen Unterschied machen kann. Was es kostet, wird gesagt, bevor etwas gesendet wird.</translation>
    </message>
    <message>
        <source>Plan the comparison</source>
        <translation>Vergleich planen</translation>
    </message>
    <message>
        <source>Gold set</source>
        <translation>Goldsatz</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>A model of the settings, or its SPEC. The extractive answerer takes no prompt.</source>
        <translation>Ein Modell der Einstellungen oder seine SPEC. Das Zitieren ohne Modell nimmt keinen Prompt.</translation>
    </message>
    <message>
        <source>retrieve anew</source>
        <translation>neu suchen</translation>
    </message>
    <message>
        <source>Each version has its own retrieval. Without it both get the same passages, so that only the edit can make a difference.</source>
        <translation>Jede Fassung sucht für sich. Sonst bekommen beide dieselben Passagen, sodass nur die Änderung einen Unterschied machen kann.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Plan the comparison; nothing is sent yet (R)</source>
        <translation>Den Vergleich planen; noch wird nichts gesendet (R)</translation>
    </message>
    <message>
        <source>Find the edit</source>
        <translation>Änderung finden</translation>
    </message>
    <message>
        <source>Try each change alone to find the one that did it (F)</source>
        <translation>Jede Änderung einzeln versuchen, um die entscheidende zu finden (F)</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Maße</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Filter the items by question and answers</source>
        <translation>Die Einträge nach Frage und Antworten filtern</translation>
    </message>
    <message>
        <source>Items that both versions answered</source>
        <translation>Einträge, die beide Fassungen beantwortet haben</translation>
    </message>
    <message>
        <source>Measures of both versions</source>
        <translation>Maße beider Fassungen</translation>
    </message>
    <message>
        <source>Answers of both versions</source>
        <translation>Antworten beider Fassungen</translation>
    </message>
    <message>
        <source>Both versions are asked the questions of a gold set, with the same passages. What it costs is said before anything is sent.</source>
        <translation>Beiden Fassungen werden die Fragen eines Goldsatzes gestellt, mit denselben Passagen. Was es kostet, wird gesagt, bevor etwas gesendet wird.</translation>
    </message>
    <message>
        <source>Gold set whose questions are asked</source>
        <translation>Goldsatz, dessen Fragen gestellt werden</translation>
    </message>
    <message>
        <source>The comparison of %1 and %2 is done.</source>
        <translation>Der Vergleich von %1 und %2 ist fertig.</translation>
    </message>
    <message>
        <source>Choose them again to see it; nothing is asked twice.</source>
        <translation>Sie wieder wählen, um ihn zu sehen; nichts wird zweimal gefragt.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::BlindPairs</name>
    <message>
        <source>Reading labels</source>
        <translation>Urteile werden gelesen</translation>
    </message>
    <message>
        <source>(refused to answer)</source>
        <translation>(lehnte die Antwort ab)</translation>
    </message>
    <message>
        <source>(no answer)</source>
        <translation>(keine Antwort)</translation>
    </message>
    <message>
        <source>Writing a label</source>
        <translation>Ein Urteil wird geschrieben</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::BlindPane</name>
    <message>
        <source>Blind comparison</source>
        <translation>Blindvergleich</translation>
    </message>
    <message>
        <source>The left answer</source>
        <translation>Die linke Antwort</translation>
    </message>
    <message>
        <source>The right answer</source>
        <translation>Die rechte Antwort</translation>
    </message>
    <message>
        <source>1  Left is better</source>
        <translation>1  Links ist besser</translation>
    </message>
    <message>
        <source>0  Equally good</source>
        <translation>0  Gleich gut</translation>
    </message>
    <message>
        <source>2  Right is better</source>
        <translation>2  Rechts ist besser</translation>
    </message>
    <message>
        <source>Show the result</source>
        <translation>Ergebnis zeigen</translation>
    </message>
    <message>
        <source>Nothing to judge yet</source>
        <translation>Noch nichts zu beurteilen</translation>
    </message>
    <message>
        <source>Compare the answers of A and B first. What they answer differently stands here in random order and without names; your choices become labels.</source>
        <translation>Zuerst die Antworten von A und B vergleichen. Was sie verschieden beantworten, steht dann hier in zufälliger Folge und ohne Namen; Ihre Wahl wird zum Urteil.</translation>
    </message>
    <message>
        <source>Plan the comparison</source>
        <translation>Vergleich planen</translation>
    </message>
    <message>
        <source>pair %1 of %2, %3 chosen; labels %4</source>
        <translation>Paar %1 von %2, %3 gewählt; Urteile %4</translation>
    </message>
    <message>
        <source>Hide the result</source>
        <translation>Ergebnis verbergen</translation>
    </message>
    <message>
        <source>The result is hidden while you judge.</source>
        <translation>Das Ergebnis ist verborgen, während Sie urteilen.</translation>
    </message>
    <message>
        <source>A preferred %1 times, B %2 times, equally good %3 times (sign test %4).</source>
        <translation>A %1-mal vorgezogen, B %2-mal, %3-mal gleich gut (Vorzeichentest %4).</translation>
    </message>
    <message>
        <source>Of %1 flipped items, %2 were chosen as the measures say.</source>
        <translation>Von %1 gekippten Einträgen wurden %2 so gewählt, wie die Maße sagen.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::BoundariesPane</name>
    <message>
        <source>Page with gold passages</source>
        <translation>Seite mit Goldpassagen</translation>
    </message>
    <message>
        <source>Boundaries on</source>
        <translation>Grenzen auf</translation>
    </message>
    <message>
        <source>Chunker at the left</source>
        <translation>Zerlegung links</translation>
    </message>
    <message>
        <source>Chunker at the right</source>
        <translation>Zerlegung rechts</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::CalibrationPane</name>
    <message>
        <source>The judge agrees with people in %1 of the items; always saying the same would be right in %2. It is better than that.</source>
        <translation>Der Richter stimmt bei %1 der Einträge mit Menschen überein; immer dasselbe zu sagen wäre bei %2 richtig. Er ist besser als das.</translation>
    </message>
    <message>
        <source>The judge agrees with people in %1 of the items; always saying the same would be right in %2. That it is better is not shown.</source>
        <translation>Der Richter stimmt bei %1 der Einträge mit Menschen überein; immer dasselbe zu sagen wäre bei %2 richtig. Dass er besser ist, ist nicht gezeigt.</translation>
    </message>
    <message>
        <source>The judge beside people</source>
        <translation>Der Richter neben Menschen</translation>
    </message>
    <message>
        <source>Judge and people, counted</source>
        <translation>Richter und Menschen, gezählt</translation>
    </message>
    <message>
        <source>People: passed</source>
        <translation>Menschen: bestanden</translation>
    </message>
    <message>
        <source>not passed</source>
        <translation>nicht bestanden</translation>
    </message>
    <message>
        <source>Figures of the judge</source>
        <translation>Zahlen des Richters</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>Zähle</translation>
    </message>
    <message>
        <source>Nothing can be said about the judge yet.</source>
        <translation>Über den Richter lässt sich noch nichts sagen.</translation>
    </message>
    <message>
        <source>It needs a run with a judge&apos;s scores, and labels that say whether an answer passed. Label items with Y and N, or with 1 to 5.</source>
        <translation>Dafür braucht es einen Lauf mit Werten eines Richters und Urteile, ob eine Antwort bestanden hat. Urteile mit Y und N oder mit 1 bis 5.</translation>
    </message>
    <message>
        <source>%1 counts as passed from %2 on. %3 items have a score, %4 of them a label; %5 have no score.</source>
        <translation>%1 gilt ab %2 als bestanden. %3 Einträge haben einen Wert, %4 davon ein Urteil; %5 haben keinen Wert.</translation>
    </message>
    <message>
        <source>Judge: passed</source>
        <translation>Richter: bestanden</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>Share of the labelled items on which judge and people say the same</source>
        <translation>Anteil der beurteilten Einträge, bei denen Richter und Menschen dasselbe sagen</translation>
    </message>
    <message>
        <source>Kappa</source>
        <translation>Kappa</translation>
    </message>
    <message>
        <source>Agreement beyond chance, after Cohen</source>
        <translation>Übereinstimmung über den Zufall hinaus, nach Cohen</translation>
    </message>
    <message>
        <source>Passed, by the judge</source>
        <translation>Bestanden laut Richter</translation>
    </message>
    <message>
        <source>Over all items with a score, with the judge&apos;s errors in it</source>
        <translation>Über alle Einträge mit Wert, samt den Fehlern des Richters</translation>
    </message>
    <message>
        <source>Passed, corrected</source>
        <translation>Bestanden, berichtigt</translation>
    </message>
    <message>
        <source>Prediction-powered: the judge&apos;s share, put right by the labels</source>
        <translation>Prediction-powered: der Anteil des Richters, durch die Urteile berichtigt</translation>
    </message>
    <message>
        <source>after Rogan and Gladen</source>
        <translation>nach Rogan und Gladen</translation>
    </message>
    <message>
        <source>The judge&apos;s share, put right by its sensitivity and specificity</source>
        <translation>Der Anteil des Richters, durch Sensitivität und Spezifität berichtigt</translation>
    </message>
    <message>
        <source>Labels for ±%1</source>
        <translation>Urteile für ±%1</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 mehr</translation>
    </message>
    <message>
        <source>out of reach</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>How many more labels the corrected share needs to be known so exactly</source>
        <translation>Wie viele Urteile noch fehlen, damit der berichtigte Anteil so genau bekannt ist</translation>
    </message>
    <message>
        <source>Longer answers</source>
        <translation>Längere Antworten</translation>
    </message>
    <message>
        <source>How much more than people the judge passes longer answers, less shorter ones</source>
        <translation>Um wie viel mehr als Menschen der Richter längere Antworten bestehen lässt, abzüglich der kürzeren</translation>
    </message>
    <message>
        <source>Later items</source>
        <translation>Spätere Einträge</translation>
    </message>
    <message>
        <source>The same of later and earlier items</source>
        <translation>Dasselbe für spätere und frühere Einträge</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::CauseCard</name>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>Why it failed</source>
        <translation>Warum es scheiterte</translation>
    </message>
    <message>
        <source>Gold places with their ranks</source>
        <translation>Goldstellen mit ihren Rängen</translation>
    </message>
    <message>
        <source>Gold place</source>
        <translation>Goldstelle</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Gegeben</translation>
    </message>
    <message>
        <source>Lexical</source>
        <translation>Lexikalisch</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>Dicht</translation>
    </message>
    <message>
        <source>Hybrid</source>
        <translation>Hybrid</translation>
    </message>
    <message>
        <source>Share of the place that the model was given</source>
        <translation>Anteil der Stelle, den das Modell bekam</translation>
    </message>
    <message>
        <source>Ranks of its best chunk by stage: %1</source>
        <translation>Ränge ihres besten Chunks je Stufe: %1</translation>
    </message>
    <message>
        <source>Not said: %1</source>
        <translation>Nicht gesagt: %1</translation>
    </message>
    <message>
        <source>Retrieval, done again, gave other passages than the run has.</source>
        <translation>Die wiederholte Suche ergab andere Passagen, als der Lauf hat.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ChartBand</name>
    <message>
        <source>gold in the corpus</source>
        <translation>Gold im Korpus</translation>
    </message>
    <message>
        <source>among 100 candidates</source>
        <translation>unter 100 Kandidaten</translation>
    </message>
    <message>
        <source>retrieved</source>
        <translation>gefunden</translation>
    </message>
    <message>
        <source>given to the model</source>
        <translation>dem Modell gegeben</translation>
    </message>
    <message>
        <source>cited</source>
        <translation>zitiert</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>Nach Art</translation>
    </message>
    <message>
        <source>recall@k</source>
        <translation>recall@k</translation>
    </message>
    <message>
        <source>nDCG@k</source>
        <translation>nDCG@k</translation>
    </message>
    <message>
        <source>Funnel</source>
        <translation>Trichter</translation>
    </message>
    <message>
        <source>Over runs</source>
        <translation>Über Läufe</translation>
    </message>
    <message>
        <source>Show the numbers as a table</source>
        <translation>Die Zahlen als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Copy the numbers (CSV)</source>
        <translation>Die Zahlen kopieren (CSV)</translation>
    </message>
    <message>
        <source>Hide the chart: Ctrl+Shift+G</source>
        <translation>Diagramm verbergen: Strg+Umschalt+G</translation>
    </message>
    <message>
        <source>Show the chart</source>
        <translation>Das Diagramm zeigen</translation>
    </message>
    <message>
        <source>Measuring how far down the gold lies</source>
        <translation>Misst, wie tief das Gold liegt</translation>
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
        <translation>%1: Mittelwerte mit ihren 95-%-Intervallen. Eine Art zu wählen filtert die Einträge.</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>recall</translation>
    </message>
    <message>
        <source>nDCG</source>
        <translation>nDCG</translation>
    </message>
    <message>
        <source>k</source>
        <translation>k</translation>
    </message>
    <message>
        <source>%1@%2: %3 %4</source>
        <translation>%1@%2: %3 %4</translation>
    </message>
    <message>
        <source>No item of this run has passages and gold to hold them against.</source>
        <translation>Kein Eintrag dieses Laufs hat Passagen und Gold, woran man sie messen kann.</translation>
    </message>
    <message>
        <source>%1@k over %2 items, by section. Choosing a depth shows the items without gold down to it.</source>
        <translation>%1@k über %2 Einträge, nach Abschnitten. Eine Tiefe zu wählen zeigt die Einträge, die bis dahin kein Gold haben.</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Lost here</source>
        <translation>Hier verloren</translation>
    </message>
    <message>
        <source>items with gold</source>
        <translation>Einträge mit Gold</translation>
    </message>
    <message>
        <source>%1: %2 items, %3 %4, %5 lost here</source>
        <translation>%1: %2 Einträge, %3 %4, %5 hier verloren</translation>
    </message>
    <message>
        <source>Items that still have a gold place after each stage. Choosing a stage shows what it lost.</source>
        <translation>Einträge, die nach jeder Stufe noch eine Goldstelle haben. Eine Stufe zu wählen zeigt, was sie verloren hat.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>%1: %2 %3, n %4</source>
        <translation>%1: %2 %3, n %4</translation>
    </message>
    <message>
        <source>%1 in the last runs on %2, the oldest first. Choosing a run opens it.</source>
        <translation>%1 in den letzten Läufen auf %2, der älteste zuerst. Einen Lauf zu wählen öffnet ihn.</translation>
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
        <source>copy</source>
        <translation>kopieren</translation>
    </message>
    <message>
        <source>Ask this question again</source>
        <translation>Diese Frage noch einmal stellen</translation>
    </message>
    <message>
        <source>Show all retrieved passages</source>
        <translation>Alle gefundenen Passagen zeigen</translation>
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
    <message>
        <source>Search the conversations</source>
        <translation>Die Gespräche durchsuchen</translation>
    </message>
    <message>
        <source>Rename the conversation</source>
        <translation>Das Gespräch umbenennen</translation>
    </message>
    <message>
        <source>Pin or unpin the conversation</source>
        <translation>Das Gespräch anheften oder lösen</translation>
    </message>
    <message>
        <source>Export the conversation as Markdown</source>
        <translation>Das Gespräch als Markdown exportieren</translation>
    </message>
    <message>
        <source>Export the conversation as JSON</source>
        <translation>Das Gespräch als JSON exportieren</translation>
    </message>
    <message>
        <source>Delete the conversation</source>
        <translation>Das Gespräch löschen</translation>
    </message>
    <message>
        <source>Bring the deleted conversation back</source>
        <translation>Das gelöschte Gespräch zurückholen</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>Choose how passages are found</source>
        <translation>Wählen, wie Passagen gefunden werden</translation>
    </message>
    <message>
        <source>Copy the answer as Markdown with its references</source>
        <translation>Die Antwort als Markdown mit ihren Belegen kopieren</translation>
    </message>
    <message>
        <source>Copy the answer as a command</source>
        <translation>Die Antwort als Befehl kopieren</translation>
    </message>
    <message>
        <source>Edit the question and ask it instead</source>
        <translation>Die Frage ändern und stattdessen stellen</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>ändern</translation>
    </message>
    <message>
        <source>again</source>
        <translation>noch einmal</translation>
    </message>
    <message>
        <source>Show the version before of this answer</source>
        <translation>Die vorige Fassung dieser Antwort zeigen</translation>
    </message>
    <message>
        <source>Show the next version of this answer</source>
        <translation>Die nächste Fassung dieser Antwort zeigen</translation>
    </message>
    <message>
        <source>Ask on with the setup of this answer</source>
        <translation>Mit der Einstellung dieser Antwort weiterfragen</translation>
    </message>
    <message>
        <source>The next question is asked with the setup of this answer.</source>
        <translation>Die nächste Frage wird mit der Einstellung dieser Antwort gestellt.</translation>
    </message>
    <message>
        <source>Find out why a passage was not retrieved</source>
        <translation>Herausfinden, warum eine Passage nicht gefunden wurde</translation>
    </message>
    <message>
        <source>why not</source>
        <translation>warum nicht</translation>
    </message>
    <message>
        <source>Show the trace of the answer</source>
        <translation>Die Spur der Antwort zeigen</translation>
    </message>
    <message>
        <source>trace</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>Replay the answer exactly</source>
        <translation>Die Antwort genau wiederholen</translation>
    </message>
    <message>
        <source>Ask the model afresh and compare</source>
        <translation>Das Modell neu fragen und vergleichen</translation>
    </message>
    <message>
        <source>Rate the answer as good</source>
        <translation>Die Antwort als gut bewerten</translation>
    </message>
    <message>
        <source>Rate the answer as bad</source>
        <translation>Die Antwort als schlecht bewerten</translation>
    </message>
    <message>
        <source>Write a note on the answer</source>
        <translation>Eine Notiz zur Antwort schreiben</translation>
    </message>
    <message>
        <source>Add the question and its sources to a gold set</source>
        <translation>Die Frage und ihre Quellen in einen Goldsatz aufnehmen</translation>
    </message>
    <message>
        <source>gold</source>
        <translation>Gold</translation>
    </message>
    <message>
        <source>The answer was copied as Markdown with its references.</source>
        <translation>Die Antwort wurde als Markdown mit ihren Belegen kopiert.</translation>
    </message>
    <message>
        <source>A command line that asks the same was copied.</source>
        <translation>Eine Befehlszeile, die dasselbe fragt, wurde kopiert.</translation>
    </message>
    <message>
        <source>Editing the question: Enter asks it instead, the old answer stays reachable; Esc leaves it as it is.</source>
        <translation>Die Frage wird geändert: Enter stellt sie stattdessen, die alte Antwort bleibt erreichbar; Esc lässt alles, wie es ist.</translation>
    </message>
    <message>
        <source>Note on the answer</source>
        <translation>Notiz zur Antwort</translation>
    </message>
    <message>
        <source>Kept with the answer, and in exports:</source>
        <translation>Steht bei der Antwort und in Exporten:</translation>
    </message>
    <message>
        <source>This answer cites nothing that could be judged.</source>
        <translation>Diese Antwort belegt nichts, was sich beurteilen ließe.</translation>
    </message>
    <message>
        <source>The gold set has these passages for this question already.</source>
        <translation>Der Goldsatz hat diese Passagen für diese Frage schon.</translation>
    </message>
    <message>
        <source>Added to %1, version %2.</source>
        <translation>In %1 aufgenommen, Version %2.</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation>„%1“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>Undo (U)</source>
        <translation>Zurückholen (U)</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>Compare the answer with another setup</source>
        <translation>Die Antwort mit einer anderen Einstellung vergleichen</translation>
    </message>
    <message>
        <source>compare</source>
        <translation>vergleichen</translation>
    </message>
    <message>
        <source>The second answer is kept as a version of this question.</source>
        <translation>Die zweite Antwort bleibt als Fassung dieser Frage erhalten.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ChatPanel</name>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Why not?</source>
        <translation>Warum nicht?</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Spur</translation>
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
    <message>
        <source>Keeping the choice</source>
        <translation>Die Wahl wird behalten</translation>
    </message>
    <message>
        <source>Keeping a rating</source>
        <translation>Eine Bewertung wird behalten</translation>
    </message>
    <message>
        <source>Pinning</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Bringing a conversation back</source>
        <translation>Ein Gespräch wird zurückgeholt</translation>
    </message>
    <message>
        <source>Exporting a conversation</source>
        <translation>Ein Gespräch wird exportiert</translation>
    </message>
    <message>
        <source>Keeping the setup</source>
        <translation>Die Einstellung wird behalten</translation>
    </message>
    <message>
        <source>Reading the prompts</source>
        <translation>Die Prompts werden gelesen</translation>
    </message>
    <message>
        <source>Reading answers</source>
        <translation>Antworten werden gelesen</translation>
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
        <translation>Diese Passage beantwortet eine Frage … (G)</translation>
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
        <translation>Was ein Modell bekommt, wenn dieser Abschnitt unter den Passagen ist.</translation>
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
        <translation>zitiert, Passage %1</translation>
    </message>
    <message>
        <source>found, not cited, passage %1</source>
        <translation>gefunden, nicht zitiert, Passage %1</translation>
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
    <name>touchstone::gui::ChunkerTableModel</name>
    <message>
        <source>better</source>
        <translation>besser</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>schlechter</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>Passagen</translation>
    </message>
    <message>
        <source>%1: %2 questions, %3 without a value</source>
        <translation>%1: %2 Fragen, %3 ohne Wert</translation>
    </message>
    <message>
        <source>the one to beat</source>
        <translation>die zu schlagende</translation>
    </message>
    <message>
        <source>no evidence</source>
        <translation>kein Hinweis</translation>
    </message>
    <message>
        <source>Of the gold passages and what was retrieved, the share that is both (characters)</source>
        <translation>Von den Goldpassagen und dem Gefundenen der Anteil, der beides ist (Zeichen)</translation>
    </message>
    <message>
        <source>Share of the gold passages that was retrieved</source>
        <translation>Anteil der Goldpassagen, der gefunden wurde</translation>
    </message>
    <message>
        <source>Share of what was retrieved that is gold</source>
        <translation>Anteil des Gefundenen, der Gold ist</translation>
    </message>
    <message>
        <source>Precision if exactly the chunks that hold a part of the gold passages came: how well the cuts fit them</source>
        <translation>Genauigkeit, wenn genau die Abschnitte kämen, die einen Teil der Goldpassagen enthalten: wie gut die Schnitte zu ihnen passen</translation>
    </message>
    <message>
        <source>Tokens that an embedder would be given</source>
        <translation>Tokens, die ein Einbetter bekäme</translation>
    </message>
    <message>
        <source>Chunker</source>
        <translation>Zerlegung</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>IoU against the first</source>
        <translation>IoU gegen die erste</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Ausbeute</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Precision Ω</source>
        <translation>Genauigkeit Ω</translation>
    </message>
    <message>
        <source>Tokens each</source>
        <translation>Tokens je Abschnitt</translation>
    </message>
    <message>
        <source>To embed</source>
        <translation>Einzubetten</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ChunkerTrials</name>
    <message>
        <source>Looking up the source</source>
        <translation>Die Quelle wird nachgeschlagen</translation>
    </message>
    <message>
        <source>Looking up gold sets</source>
        <translation>Goldsätze werden nachgesehen</translation>
    </message>
    <message>
        <source>Comparing chunkers</source>
        <translation>Zerlegungen werden verglichen</translation>
    </message>
    <message>
        <source>%1 keeps the gold passages better than the first: IoU %2, %3.</source>
        <translation>%1 bewahrt die Goldpassagen besser als die erste: IoU %2, %3.</translation>
    </message>
    <message>
        <source>%1 has the highest IoU, but there is no evidence that it is better than the first: %2.</source>
        <translation>%1 hat die höchste IoU, aber nichts weist darauf hin, dass sie besser ist als die erste: %2.</translation>
    </message>
    <message>
        <source>%1 reaches an IoU of %2.</source>
        <translation>%1 erreicht eine IoU von %2.</translation>
    </message>
    <message>
        <source>The first keeps the gold passages best; %1 of %2 others are worse beyond chance.</source>
        <translation>Die erste bewahrt die Goldpassagen am besten; %1 von %2 anderen sind über den Zufall hinaus schlechter.</translation>
    </message>
    <message>
        <source>%1 questions, the best passages of %2 tokens together.</source>
        <translation>%1 Fragen, die besten Passagen von zusammen %2 Tokens.</translation>
    </message>
    <message>
        <source>Left out: %1 unanswerable, %2 without a place here.</source>
        <translation>Ausgelassen: %1 nicht beantwortbare, %2 ohne eine Stelle hier.</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ChunkersView</name>
    <message>
        <source>Gold set</source>
        <translation>Goldsatz</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The comparison was stopped.</source>
        <translation>Der Vergleich wurde angehalten.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Compare chunkers on %1</source>
        <translation>Zerlegungen auf %1 vergleichen</translation>
    </message>
    <message>
        <source>Which chunking keeps the gold passages whole?</source>
        <translation>Welche Zerlegung lässt die Goldpassagen ganz?</translation>
    </message>
    <message>
        <source>Choose chunkers and a gold set, then compare. The pages are cut and searched in a workspace of their own that is deleted afterwards; the corpus stays as it is, and nothing leaves this computer.</source>
        <translation>Zerlegungen und einen Goldsatz wählen, dann vergleichen. Die Seiten werden in einem eigenen Arbeitsbereich zerlegt und durchsucht, der danach gelöscht wird; der Korpus bleibt, wie er ist, und nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Chunkers compared</source>
        <translation>Verglichene Zerlegungen</translation>
    </message>
    <message>
        <source>Token budget of a question</source>
        <translation>Token-Budget einer Frage</translation>
    </message>
    <message>
        <source> tokens</source>
        <translation> Tokens</translation>
    </message>
    <message>
        <source>The best passages that together fit it are looked at, so that large and small chunks are given the same room.</source>
        <translation>Betrachtet werden die besten Passagen, die zusammen hineinpassen, sodass große und kleine Abschnitte denselben Raum bekommen.</translation>
    </message>
    <message>
        <source>Room for</source>
        <translation>Raum für</translation>
    </message>
    <message>
        <source>Another chunker</source>
        <translation>Eine andere Zerlegung</translation>
    </message>
    <message>
        <source>another one, for example window:tokens=400,overlap=50</source>
        <translation>eine andere, zum Beispiel window:tokens=400,overlap=50</translation>
    </message>
    <message>
        <source>Cut the corpus with this one …</source>
        <translation>Den Korpus so zerlegen …</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>Tabelle kopieren</translation>
    </message>
    <message>
        <source>There is no gold set yet</source>
        <translation>Es gibt noch keinen Goldsatz</translation>
    </message>
    <message>
        <source>Chunkers are compared by what they keep of passages that answer questions. Select such a passage on a page and press G, or import a gold set with touchstone-cli gold import.</source>
        <translation>Zerlegungen werden daran verglichen, was sie von Passagen bewahren, die Fragen beantworten. Eine solche Passage auf einer Seite auswählen und G drücken oder einen Goldsatz mit touchstone-cli gold import einlesen.</translation>
    </message>
    <message>
        <source>%1 (as it is)</source>
        <translation>%1 (wie er ist)</translation>
    </message>
    <message>
        <source>The others are compared with the chunker that the corpus has.</source>
        <translation>Die anderen werden mit der Zerlegung verglichen, die der Korpus hat.</translation>
    </message>
    <message>
        <source>Comparing chunkers</source>
        <translation>Zerlegungen werden verglichen</translation>
    </message>
    <message>
        <source>Cut %1 with this chunker?</source>
        <translation>%1 mit dieser Zerlegung neu zerlegen?</translation>
    </message>
    <message>
        <source>%1

The sources are read again and the indexes made anew. Gold sets and answers stay: they point at the pages, not at chunks.</source>
        <translation>%1

Die Quellen werden neu gelesen und die Indexe neu gemacht. Goldsätze und Antworten bleiben: Sie zeigen auf die Seiten, nicht auf Abschnitte.</translation>
    </message>
    <message>
        <source>Cut it</source>
        <translation>Zerlegen</translation>
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
        <translation>%1 von %2 Abschnitten stehen bei keiner der %3 Fragen dieses Arbeitsbereichs unter den Passagen. Die Eingabetaste öffnet einen.</translation>
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
    <name>touchstone::gui::CompareForm</name>
    <message>
        <source>Ask B</source>
        <translation>B fragen</translation>
    </message>
    <message>
        <source>What stands beside</source>
        <translation>Was daneben steht</translation>
    </message>
    <message>
        <source>Corpus of B</source>
        <translation>Korpus von B</translation>
    </message>
    <message>
        <source>How B searches</source>
        <translation>Wie B sucht</translation>
    </message>
    <message>
        <source>Passages of B</source>
        <translation>Passagen von B</translation>
    </message>
    <message>
        <source>Version of the prompt of B</source>
        <translation>Version des Prompts von B</translation>
    </message>
    <message>
        <source>Model of B</source>
        <translation>Modell von B</translation>
    </message>
    <message>
        <source> passages</source>
        <translation> Passagen</translation>
    </message>
    <message>
        <source>words and meaning</source>
        <translation>Wörter und Bedeutung</translation>
    </message>
    <message>
        <source>words only</source>
        <translation>nur Wörter</translation>
    </message>
    <message>
        <source>meaning only</source>
        <translation>nur Bedeutung</translation>
    </message>
    <message>
        <source>another setup</source>
        <translation>eine andere Einstellung</translation>
    </message>
    <message>
        <source>version %1: %2</source>
        <translation>Fassung %1: %2</translation>
    </message>
    <message>
        <source>answer, in use</source>
        <translation>answer, in Gebrauch</translation>
    </message>
    <message>
        <source>Stop B</source>
        <translation>B anhalten</translation>
    </message>
    <message>
        <source>corpus</source>
        <translation>Korpus</translation>
    </message>
    <message>
        <source>search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>number of passages</source>
        <translation>Zahl der Passagen</translation>
    </message>
    <message>
        <source>prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Change at least one of these; B is asked the same question with it.</source>
        <translation>Ändern Sie mindestens eines davon; B wird damit dieselbe Frage gestellt.</translation>
    </message>
    <message>
        <source>B differs in: %1.</source>
        <translation>B unterscheidet sich in: %1.</translation>
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
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search in titles, questions and answers</source>
        <translation>In Titeln, Fragen und Antworten suchen</translation>
    </message>
    <message>
        <source>Delete the conversation</source>
        <translation>Das Gespräch löschen</translation>
    </message>
    <message>
        <source>%1, pinned</source>
        <translation>%1, angeheftet</translation>
    </message>
    <message>
        <source>Export the conversation</source>
        <translation>Das Gespräch exportieren</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Export as Markdown …</source>
        <translation>Als Markdown exportieren …</translation>
    </message>
    <message>
        <source>Export as JSON …</source>
        <translation>Als JSON exportieren …</translation>
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
        <translation>Diese Passage beantwortet eine Frage</translation>
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
    <message>
        <source>More for this corpus</source>
        <translation>Mehr zu diesem Korpus</translation>
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
    <name>touchstone::gui::DraftEditor</name>
    <message>
        <source>Text of the draft</source>
        <translation>Text des Entwurfs</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::DraftFindingModel</name>
    <message>
        <source>mistake</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::DraftPane</name>
    <message>
        <source>What changed, and why</source>
        <translation>Was sich geändert hat und warum</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>Festschreiben</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Nothing is being written</source>
        <translation>Es wird nichts geschrieben</translation>
    </message>
    <message>
        <source>A new version begins as the text of version B. It is kept while you type and becomes a version when you commit it.</source>
        <translation>Eine neue Fassung beginnt als Text der Fassung B. Sie wird beim Tippen aufbewahrt und durch Festschreiben zur Fassung.</translation>
    </message>
    <message>
        <source>New version from this</source>
        <translation>Neue Fassung hieraus</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Question to render the draft for</source>
        <translation>Frage, für die der Entwurf gefüllt wird</translation>
    </message>
    <message>
        <source>A question; Enter shows what a model would be sent</source>
        <translation>Eine Frage; die Eingabetaste zeigt, was ein Modell bekäme</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>Nichts gefunden.</translation>
    </message>
    <message>
        <source>What a model would be sent</source>
        <translation>Was ein Modell bekäme</translation>
    </message>
    <message>
        <source>New version from %1</source>
        <translation>Neue Fassung aus %1</translation>
    </message>
    <message>
        <source>Write a question above to see the messages with their tokens.</source>
        <translation>Oben eine Frage eingeben, um die Nachrichten mit ihren Tokens zu sehen.</translation>
    </message>
    <message>
        <source>Findings: %1</source>
        <translation>Befunde: %1</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Changes: %1</source>
        <translation>Änderungen: %1</translation>
    </message>
    <message>
        <source>nothing has changed yet</source>
        <translation>noch nichts geändert</translation>
    </message>
    <message>
        <source>kept as a draft in the workspace</source>
        <translation>als Entwurf im Arbeitsbereich aufbewahrt</translation>
    </message>
    <message>
        <source>being kept …</source>
        <translation>wird aufbewahrt …</translation>
    </message>
    <message>
        <source>The text has not changed: there is nothing to commit.</source>
        <translation>Der Text ist unverändert: Es gibt nichts festzuschreiben.</translation>
    </message>
    <message>
        <source>A version has a message.</source>
        <translation>Eine Fassung hat eine Nachricht.</translation>
    </message>
    <message>
        <source>Say below what changed, and why.</source>
        <translation>Unten sagen, was sich geändert hat und warum.</translation>
    </message>
    <message>
        <source>Throw the draft away?</source>
        <translation>Den Entwurf verwerfen?</translation>
    </message>
    <message>
        <source>What was written from %1 is gone then.</source>
        <translation>Was aus %1 geschrieben wurde, ist dann fort.</translation>
    </message>
    <message>
        <source>about %1 tokens over %2; the first %3 are the same for every question and can be cached</source>
        <translation>etwa %1 Tokens über %2; die ersten %3 sind für jede Frage gleich und können zwischengespeichert werden</translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s) left out by the budget of %1 tokens or as repeats</source>
        <translation>
            <numerusform>%n Passage ausgelassen, wegen des Budgets von %1 Tokens oder als Wiederholung</numerusform>
            <numerusform>%n Passagen ausgelassen, wegen des Budgets von %1 Tokens oder als Wiederholung</numerusform>
        </translation>
    </message>
    <message>
        <source>example, %1</source>
        <translation>Beispiel, %1</translation>
    </message>
    <message>
        <source>about %1 tokens</source>
        <translation>etwa %1 Tokens</translation>
    </message>
    <message>
        <source>— what stands above is the same for every question —</source>
        <translation>— was oben steht, ist für jede Frage gleich —</translation>
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
        <translation>Urteil: Passagen %1</translation>
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
    <message>
        <source>Kept as %1</source>
        <translation>Abgelegt als %1</translation>
    </message>
    <message>
        <source>The causes are found.</source>
        <translation>Die Ursachen sind gefunden.</translation>
    </message>
    <message>
        <source>Start a run, from a form or an experiment file</source>
        <translation>Einen Lauf starten, aus einem Formular oder einer Experimentdatei</translation>
    </message>
    <message>
        <source>Show the next chart</source>
        <translation>Das nächste Diagramm zeigen</translation>
    </message>
    <message>
        <source>chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Show or hide what the items can be filtered by</source>
        <translation>Zeigen oder verbergen, wonach sich die Einträge filtern lassen</translation>
    </message>
    <message>
        <source>Find out why answers failed</source>
        <translation>Herausfinden, warum Antworten scheiterten</translation>
    </message>
    <message>
        <source>why</source>
        <translation>warum</translation>
    </message>
    <message>
        <source>Ask the item again with another setting</source>
        <translation>Den Eintrag mit einer anderen Einstellung noch einmal fragen</translation>
    </message>
    <message>
        <source>ask again</source>
        <translation>noch einmal</translation>
    </message>
    <message>
        <source>Open the item in the chat</source>
        <translation>Den Eintrag im Chat öffnen</translation>
    </message>
    <message>
        <source>in chat</source>
        <translation>im Chat</translation>
    </message>
    <message>
        <source>Tag the item&apos;s failure</source>
        <translation>Den Fehler des Eintrags markieren</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>markieren</translation>
    </message>
    <message>
        <source>Write a note on the item</source>
        <translation>Eine Notiz zum Eintrag schreiben</translation>
    </message>
    <message>
        <source>Set the judge beside people</source>
        <translation>Den Richter neben Menschen stellen</translation>
    </message>
    <message>
        <source>judge</source>
        <translation>Richter</translation>
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
    <message>
        <source>Reading notes</source>
        <translation>Liest Notizen</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ExperimentFields</name>
    <message>
        <source>The run stops there and can be resumed. Empty: no limit.</source>
        <translation>Der Lauf hält dort an und kann fortgesetzt werden. Leer: keine Grenze.</translation>
    </message>
    <message>
        <source>The experiment</source>
        <translation>Das Experiment</translation>
    </message>
    <message>
        <source>What the model is given</source>
        <translation>Was das Modell bekommt</translation>
    </message>
    <message>
        <source>with sources</source>
        <translation>mit Quellen</translation>
    </message>
    <message>
        <source>with whole pages</source>
        <translation>mit ganzen Seiten</translation>
    </message>
    <message>
        <source>without sources</source>
        <translation>ohne Quellen</translation>
    </message>
    <message>
        <source>hybrid</source>
        <translation>hybrid</translation>
    </message>
    <message>
        <source>lexical</source>
        <translation>lexikalisch</translation>
    </message>
    <message>
        <source>dense</source>
        <translation>dicht</translation>
    </message>
    <message>
        <source>Passages that are retrieved</source>
        <translation>Passagen, die gesucht werden</translation>
    </message>
    <message>
        <source>as usual for the mode</source>
        <translation>wie für den Modus üblich</translation>
    </message>
    <message>
        <source>A reranker&apos;s SPEC, such as cross-encoder:path=FOLDER, can be typed here.</source>
        <translation>Hier kann die SPEC eines Umordners stehen, etwa cross-encoder:path=ORDNER.</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>money</source>
        <translation>Geld</translation>
    </message>
    <message>
        <source>The experiment file, as “touchstone-cli eval init” writes it. A file that is there already is never overwritten. Empty: no file is kept.</source>
        <translation>Die Experimentdatei, wie „touchstone-cli eval init“ sie schreibt. Eine Datei, die es schon gibt, wird nie überschrieben. Leer: Es wird keine abgelegt.</translation>
    </message>
    <message>
        <source>Import a gold set …</source>
        <translation>Goldsatz importieren …</translation>
    </message>
    <message>
        <source>&amp;Gold set</source>
        <translation>&amp;Goldsatz</translation>
    </message>
    <message>
        <source>&amp;Corpus</source>
        <translation>&amp;Korpus</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>&amp;Asked</source>
        <translation>Ge&amp;fragt</translation>
    </message>
    <message>
        <source>&amp;Prompt</source>
        <translation>&amp;Prompt</translation>
    </message>
    <message>
        <source>R&amp;etrieval</source>
        <translation>S&amp;uche</translation>
    </message>
    <message>
        <source>Re&amp;ranking</source>
        <translation>Um&amp;ordnen</translation>
    </message>
    <message>
        <source>&amp;Judge</source>
        <translation>&amp;Richter</translation>
    </message>
    <message>
        <source>Repea&amp;ts</source>
        <translation>W&amp;iederholungen</translation>
    </message>
    <message>
        <source>&amp;Budget</source>
        <translation>&amp;Budget</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n item(s)</source>
        <translation>
            <numerusform>%1 · %n Eintrag</numerusform>
            <numerusform>%1 · %n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody judges</source>
        <translation>niemand urteilt</translation>
    </message>
    <message>
        <source>quotes, no model</source>
        <translation>Zitate, kein Modell</translation>
    </message>
    <message>
        <source>Choose a gold set.</source>
        <translation>Wähle einen Goldsatz.</translation>
    </message>
    <message>
        <source>Choose the corpus that the questions are asked of.</source>
        <translation>Wähle den Korpus, dem die Fragen gestellt werden.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ExperimentForm</name>
    <message>
        <source>Reading the gold sets</source>
        <translation>Liest die Goldsätze</translation>
    </message>
    <message>
        <source>Importing a gold set</source>
        <translation>Importiert einen Goldsatz</translation>
    </message>
    <message>
        <source>Writing an experiment</source>
        <translation>Schreibt ein Experiment</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::FacetPane</name>
    <message>
        <source>up to %1</source>
        <translation>bis zu %1</translation>
    </message>
    <message>
        <source>Looking for causes</source>
        <translation>Sucht die Ursachen</translation>
    </message>
    <message>
        <source>Why did answers fail?</source>
        <translation>Warum scheiterten Antworten?</translation>
    </message>
    <message>
        <source>Finds for each wrong answer the stage that lost it, by doing the retrieval again. No model is asked: Ctrl+D</source>
        <translation>Findet für jede falsche Antwort die Stufe, die sie verlor, indem die Suche wiederholt wird. Kein Modell wird gefragt: Strg+D</translation>
    </message>
    <message>
        <source>What the items can be filtered by</source>
        <translation>Wonach sich die Einträge filtern lassen</translation>
    </message>
    <message>
        <source>Find the causes again</source>
        <translation>Die Ursachen neu suchen</translation>
    </message>
    <message>
        <source>Why it failed</source>
        <translation>Warum es scheiterte</translation>
    </message>
    <message>
        <source>%1 of %2 wrong</source>
        <translation>%1 von %2 falsch</translation>
    </message>
    <message>
        <source>The number is that of the items; beside it their share of all, with its 95 % interval.</source>
        <translation>Die Zahl ist die der Einträge; daneben ihr Anteil an allen, mit 95-%-Intervall.</translation>
    </message>
    <message>
        <source>Failures that are alike</source>
        <translation>Ähnliche Fehler</translation>
    </message>
    <message>
        <source>What would help</source>
        <translation>Was helfen würde</translation>
    </message>
    <message>
        <source>items more right</source>
        <translation>mehr richtig</translation>
    </message>
    <message>
        <source>Tried on every item by replay: the gold place of %1 would reach the model, of %2 no longer.</source>
        <translation>Durch Wiederholung an jedem Eintrag geprüft: Die Goldstelle von %1 käme beim Modell an, die von %2 nicht mehr.</translation>
    </message>
    <message>
        <source>Counted, not tried: %1 items have this cause.</source>
        <translation>Gezählt, nicht geprüft: %1 Einträge haben diese Ursache.</translation>
    </message>
    <message>
        <source>No answer of this run is wrong, as far as this can be told.</source>
        <translation>Keine Antwort dieses Laufs ist falsch, soweit sich das sagen lässt.</translation>
    </message>
    <message>
        <source>No setting that was tried would mend more than it loses.</source>
        <translation>Keine geprüfte Einstellung würde mehr heilen, als sie verliert.</translation>
    </message>
    <message>
        <source>Most likely to help: %1 About %2 items more would be right %3.</source>
        <translation>Am ehesten hilft: %1 Etwa %2 Einträge mehr wären richtig %3.</translation>
    </message>
    <message>
        <source>Most likely to help: %1 At most %2 items more would be right.</source>
        <translation>Am ehesten hilft: %1 Höchstens %2 Einträge mehr wären richtig.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Against the baseline</source>
        <translation>Gegen die Basis</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>schlechter</translation>
    </message>
    <message>
        <source>better</source>
        <translation>besser</translation>
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
    <name>touchstone::gui::GateResultModel</name>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>durchgefallen</translation>
    </message>
    <message>
        <source>cannot be told</source>
        <translation>nicht zu sagen</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>Schranke</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Einträge</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::GoldDialog</name>
    <message>
        <source>Add to the gold set</source>
        <translation>In den Goldsatz aufnehmen</translation>
    </message>
    <message>
        <source>Add to a gold set</source>
        <translation>In einen Goldsatz aufnehmen</translation>
    </message>
    <message>
        <source>answers it (2)</source>
        <translation>beantwortet sie (2)</translation>
    </message>
    <message>
        <source>helps (1)</source>
        <translation>hilft (1)</translation>
    </message>
    <message>
        <source>does not (0)</source>
        <translation>tut es nicht (0)</translation>
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
        <source>Places</source>
        <translation>Stellen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::GoldOffer</name>
    <message>
        <source>A gold set is needed</source>
        <translation>Ein Goldsatz wird gebraucht</translation>
    </message>
    <message>
        <source>It holds questions, and for each the places of the corpus that answer it: JSON Lines, CSV, or rows of Ragas. Take the questions on the handbook to see how it works, or a file of your own.</source>
        <translation>Er enthält Fragen und zu jeder die Stellen des Korpus, die sie beantworten: JSON Lines, CSV oder Zeilen von Ragas. Nimm die Fragen zum Handbuch, um zu sehen, wie es geht, oder eine eigene Datei.</translation>
    </message>
    <message>
        <source>Import a file …</source>
        <translation>Datei importieren …</translation>
    </message>
    <message>
        <source>Take the questions on the handbook</source>
        <translation>Die Fragen zum Handbuch nehmen</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>Zurück zum Formular</translation>
    </message>
    <message>
        <source>What is wrong with the file</source>
        <translation>Was an der Datei nicht stimmt</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>Taking the questions on the handbook</source>
        <translation>Nimmt die Fragen zum Handbuch</translation>
    </message>
    <message>
        <source>Choose a gold set</source>
        <translation>Goldsatz wählen</translation>
    </message>
    <message>
        <source>Gold sets (*.jsonl *.csv *.json);;All files (*)</source>
        <translation>Goldsätze (*.jsonl *.csv *.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Liest %1</translation>
    </message>
    <message>
        <source>%1 was not imported.</source>
        <translation>%1 wurde nicht importiert.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) cannot be read; nothing was kept. Mend them and import it again.</source>
        <translation>
            <numerusform>%n Zeile ist nicht lesbar; nichts wurde abgelegt. Bessere sie aus und importiere noch einmal.</numerusform>
            <numerusform>%n Zeilen sind nicht lesbar; nichts wurde abgelegt. Bessere sie aus und importiere noch einmal.</numerusform>
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
        <translation>Gefundene Passagen</translation>
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
        <translation>Text der gewählten Passage</translation>
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
            <numerusform>%n Passage, %1 an das Modell</numerusform>
            <numerusform>%n Passagen, %1 an das Modell</numerusform>
        </translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>Open in chat</source>
        <translation>Im Chat öffnen</translation>
    </message>
    <message>
        <source>Takes the question there, with corpus, model and settings of the run: O</source>
        <translation>Nimmt die Frage dorthin mit, samt Korpus, Modell und Einstellungen des Laufs: O</translation>
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
    <name>touchstone::gui::ItemNotes</name>
    <message>
        <source>Reading notes</source>
        <translation>Liest Notizen</translation>
    </message>
    <message>
        <source>Writing a note</source>
        <translation>Schreibt eine Notiz</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ItemRerun</name>
    <message>
        <source>Asking an item again</source>
        <translation>Fragt einen Eintrag noch einmal</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::JudgeCalibration</name>
    <message>
        <source>Setting a judge beside people</source>
        <translation>Stellt einen Richter neben Menschen</translation>
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
        <translation>Diese Passage beantwortet …</translation>
    </message>
    <message>
        <source>The passage</source>
        <translation>Die Passage</translation>
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
        <source>The question is in the set; it gets one more passage.</source>
        <translation>Die Frage ist im Satz; sie bekommt eine weitere Passage.</translation>
    </message>
    <message>
        <source>A new question.</source>
        <translation>Eine neue Frage.</translation>
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
        <translation>Passagen</translation>
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
    <message>
        <source>How good is the judge?</source>
        <translation>Wie gut ist der Richter?</translation>
    </message>
    <message>
        <source>Sets the judge&apos;s scores of the run beside these labels: Ctrl+Shift+C</source>
        <translation>Stellt die Werte des Richters neben diese Urteile: Strg+Umschalt+C</translation>
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
    <message>
        <source>Taking a label back</source>
        <translation>Nimmt ein Urteil zurück</translation>
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
        <source>%1 becomes version %2; the version before stays.</source>
        <translation>%1 wird Version %2; die vorige bleibt.</translation>
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
    <name>touchstone::gui::LogDialog</name>
    <message>
        <source>committed</source>
        <translation>festgeschrieben</translation>
    </message>
    <message>
        <source>tagged</source>
        <translation>markiert</translation>
    </message>
    <message>
        <source>promoted</source>
        <translation>eingeführt</translation>
    </message>
    <message>
        <source>stopped by a gate</source>
        <translation>von einer Schranke angehalten</translation>
    </message>
    <message>
        <source>rolled back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>tried beside production</source>
        <translation>neben der Fassung in Betrieb erprobt</translation>
    </message>
    <message>
        <source>shadow begun</source>
        <translation>Schattenbetrieb begonnen</translation>
    </message>
    <message>
        <source>shadow ended</source>
        <translation>Schattenbetrieb beendet</translation>
    </message>
    <message>
        <source>suite run</source>
        <translation>Suite ausgeführt</translation>
    </message>
    <message>
        <source>Log of the prompt %1</source>
        <translation>Protokoll des Prompts %1</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Fassung</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Davor</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>The log is being read.</source>
        <translation>Das Protokoll wird gelesen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Nothing was done with it yet: its texts came with the program.</source>
        <translation>Noch ist nichts damit geschehen: Die Texte kamen mit dem Programm.</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s), the newest first.</source>
        <translation>
            <numerusform>%n Eintrag.</numerusform>
            <numerusform>%n Einträge, der neueste zuerst.</numerusform>
        </translation>
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
    <name>touchstone::gui::NetworkEvents</name>
    <message>
        <source>Reading the network log</source>
        <translation>Das Netzprotokoll wird gelesen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Wofür</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::NetworkLogDialog</name>
    <message>
        <source>Filter by host or purpose</source>
        <translation>Nach Rechner oder Zweck filtern</translation>
    </message>
    <message>
        <source>Network log</source>
        <translation>Netzprotokoll</translation>
    </message>
    <message>
        <source>Filter the network log</source>
        <translation>Das Netzprotokoll filtern</translation>
    </message>
    <message>
        <source>Requests, newest first</source>
        <translation>Anfragen, die neueste zuerst</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu einlesen</translation>
    </message>
    <message>
        <source>No request has been made from this workspace. Everything so far stayed on this machine.</source>
        <translation>Aus diesem Arbeitsbereich wurde noch keine Anfrage gestellt. Alles blieb bisher auf diesem Rechner.</translation>
    </message>
    <message>
        <source>%1 of %2 requests. Only what was sent is listed; addresses are without query values and keys.</source>
        <translation>%1 von %2 Anfragen. Aufgeführt ist, was gesendet wurde; Adressen stehen ohne Abfragewerte und Schlüssel.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::NotesCard</name>
    <message>
        <source>Own tags of the failure</source>
        <translation>Eigene Marken des Fehlers</translation>
    </message>
    <message>
        <source>Own tags, with commas between them</source>
        <translation>Eigene Marken, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Note on the item</source>
        <translation>Notiz zum Eintrag</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Own notes</source>
        <translation>Eigene Notizen</translation>
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
    <name>touchstone::gui::PairBar</name>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Version A, the older side</source>
        <translation>Fassung A, die ältere Seite</translation>
    </message>
    <message>
        <source>Swap A and B (X)</source>
        <translation>A und B tauschen (X)</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Version B, the newer side</source>
        <translation>Fassung B, die neuere Seite</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::PassageList</name>
    <message>
        <source>Passage %1: %2%3</source>
        <translation>Passage %1: %2%3</translation>
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
    <message>
        <source>Ask again without this passage</source>
        <translation>Noch einmal ohne diese Passage fragen</translation>
    </message>
    <message>
        <source>page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>reranked</source>
        <translation>neu geordnet</translation>
    </message>
    <message>
        <source>reranked by: %1</source>
        <translation>neu geordnet durch: %1</translation>
    </message>
    <message>
        <source>Why is another passage not here?</source>
        <translation>Warum ist eine andere Passage nicht dabei?</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::PlanView</name>
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
        <source>I have read the command and trust it</source>
        <translation>Ich habe den Befehl gelesen und vertraue ihm</translation>
    </message>
    <message>
        <source>What each arm would take</source>
        <translation>Was jeder Zweig kosten würde</translation>
    </message>
    <message>
        <source>Planning; nothing is sent.</source>
        <translation>Wird geplant; es wird nichts gesendet.</translation>
    </message>
    <message>
        <source>%1: gold set %2 on %3. %4 answers, %5 calls of models, %6 of them in the cache already.</source>
        <translation>%1: Goldsatz %2 auf %3. %4 Antworten, %5 Aufrufe von Modellen, davon %6 schon im Zwischenspeicher.</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>Dieser Lauf</translation>
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
        <source>%1, %2 of them to judge</source>
        <translation>%1, davon %2 zum Urteilen</translation>
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
        <translation>Antworten schreibt, wer hier gewählt ist. Fragen und die dazu gefundenen Passagen werden an ihn gesendet und an niemanden sonst.</translation>
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
    <message>
        <source>Show the network log</source>
        <translation>Das Netzprotokoll zeigen</translation>
    </message>
    <message>
        <source>network log</source>
        <translation>Netzprotokoll</translation>
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
    <name>touchstone::gui::PromoteDialog</name>
    <message>
        <source>Bring %1 into production</source>
        <translation>%1 in Betrieb nehmen</translation>
    </message>
    <message>
        <source>Gates file</source>
        <translation>Schrankendatei</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Gold set</source>
        <translation>Goldsatz</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Ask no gate, for the reason that is given</source>
        <translation>Keine Schranke fragen, aus dem angegebenen Grund</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Why; it is kept in the log</source>
        <translation>Warum; es steht dann im Protokoll</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>Schranken</translation>
    </message>
    <message>
        <source>Promote</source>
        <translation>In Betrieb nehmen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The promotion was stopped; nothing has changed.</source>
        <translation>Die Einführung wurde angehalten; nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>What was asked is kept; it goes on where it was.</source>
        <translation>Was gefragt wurde, ist behalten; es geht weiter, wo es war.</translation>
    </message>
    <message>
        <source>Choose a gates file</source>
        <translation>Eine Schrankendatei wählen</translation>
    </message>
    <message>
        <source>Gates (*.json)</source>
        <translation>Schranken (*.json)</translation>
    </message>
    <message>
        <source>%1 answers now, %2 would take its place.</source>
        <translation>Jetzt antwortet %1, %2 träte an seine Stelle.</translation>
    </message>
    <message>
        <source>Their texts are equal: no gate has to be asked.</source>
        <translation>Ihre Texte sind gleich: Keine Schranke muss gefragt werden.</translation>
    </message>
    <message>
        <source>The gates of %1 hold, on the gold set %2 with %3, unless another file is named.</source>
        <translation>Es gelten die Schranken aus %1 auf dem Goldsatz %2 mit %3, sofern keine andere Datei genannt wird.</translation>
    </message>
    <message>
        <source>No gates were named for this prompt yet; a file with rules makes them hold from now on.</source>
        <translation>Für diesen Prompt wurden noch keine Schranken genannt; eine Datei mit Regeln lässt sie von nun an gelten.</translation>
    </message>
    <message>
        <source>The gates need at most %1 calls, about %2 tokens in and %3 out, %4. Press Promote again to ask them.</source>
        <translation>Die Schranken brauchen höchstens %1 Aufrufe, etwa %2 Tokens hinein und %3 heraus, %4. Noch einmal drücken, um sie zu fragen.</translation>
    </message>
    <message>
        <source>about %1 %2</source>
        <translation>etwa %1 %2</translation>
    </message>
    <message>
        <source>price not known</source>
        <translation>Preis nicht bekannt</translation>
    </message>
    <message>
        <source>%1 is in production.</source>
        <translation>%1 ist in Betrieb.</translation>
    </message>
    <message>
        <source>Every gate was passed.</source>
        <translation>Alle Schranken sind bestanden.</translation>
    </message>
    <message>
        <source>%1 is not promoted; %2 goes on answering.</source>
        <translation>%1 ist nicht eingeführt; %2 antwortet weiter.</translation>
    </message>
    <message>
        <source>A gate has stopped it; the table says which and why. The log keeps it.</source>
        <translation>Eine Schranke hat es angehalten; die Tabelle sagt, welche und warum. Es steht im Protokoll.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::PromptDiffView</name>
    <message>
        <source>broke</source>
        <translation>verdarb</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>behob</translation>
    </message>
    <message>
        <source>This is it, together with the changes before it: none does it alone.</source>
        <translation>Diese ist es, zusammen mit den Änderungen davor: Keine tut es allein.</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Ausgelassen: %1</translation>
    </message>
    <message>
        <source>This is it: alone it %1 %2 of %3 items.</source>
        <translation>Diese ist es: Allein %1 sie %2 von %3 Einträgen.</translation>
    </message>
    <message>
        <source>This is it: the only change.</source>
        <translation>Diese ist es: die einzige Änderung.</translation>
    </message>
    <message>
        <source>Alone it %1 %2 of %3 items.</source>
        <translation>Allein %1 sie %2 von %3 Einträgen.</translation>
    </message>
    <message>
        <source>Change %1 of %2</source>
        <translation>Änderung %1 von %2</translation>
    </message>
    <message>
        <source>blanks or line ends only</source>
        <translation>nur Leerraum oder Zeilenenden</translation>
    </message>
    <message>
        <source>moved to line %1</source>
        <translation>verschoben nach Zeile %1</translation>
    </message>
    <message>
        <source>moved from line %1</source>
        <translation>verschoben aus Zeile %1</translation>
    </message>
    <message numerus="yes">
        <source>%n equal line(s)</source>
        <translation>
            <numerusform>%n gleiche Zeile</numerusform>
            <numerusform>%n gleiche Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Both texts</source>
        <translation>Beide Texte</translation>
    </message>
    <message>
        <source>The texts are equal.</source>
        <translation>Die Texte sind gleich.</translation>
    </message>
    <message>
        <source>removed: %1</source>
        <translation>entfallen: %1</translation>
    </message>
    <message>
        <source>added: %1</source>
        <translation>hinzugekommen: %1</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::PromptDraft</name>
    <message>
        <source>Opening a draft</source>
        <translation>Entwurf wird geöffnet</translation>
    </message>
    <message>
        <source>Keeping a draft</source>
        <translation>Entwurf wird aufbewahrt</translation>
    </message>
    <message>
        <source>Checking a draft</source>
        <translation>Entwurf wird geprüft</translation>
    </message>
    <message>
        <source>There is no corpus to find passages in.</source>
        <translation>Es gibt keinen Korpus, in dem Passagen zu finden wären.</translation>
    </message>
    <message>
        <source>Add one on the corpus page; then the draft can be rendered.</source>
        <translation>Auf der Korpus-Seite einen hinzufügen; dann kann der Entwurf gefüllt werden.</translation>
    </message>
    <message>
        <source>Rendering a draft</source>
        <translation>Entwurf wird gefüllt</translation>
    </message>
    <message>
        <source>Committing a prompt</source>
        <translation>Prompt wird festgeschrieben</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::PromptNameModel</name>
    <message numerus="yes">
        <source>%n version(s) found</source>
        <translation>
            <numerusform>%n Fassung gefunden</numerusform>
            <numerusform>%n Fassungen gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n version(s)</source>
        <translation>
            <numerusform>%n Fassung</numerusform>
            <numerusform>%n Fassungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is in production</source>
        <translation>%1 ist in Betrieb</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::PromptPromoter</name>
    <message>
        <source>Looking up the gates of a prompt</source>
        <translation>Schranken eines Prompts werden nachgesehen</translation>
    </message>
    <message>
        <source>Planning a promotion</source>
        <translation>Einführung wird geplant</translation>
    </message>
    <message>
        <source>Promoting %1</source>
        <translation>%1 wird eingeführt</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::PromptTrialModel</name>
    <message>
        <source>Reading the gold sets</source>
        <translation>Goldsätze werden gelesen</translation>
    </message>
    <message>
        <source>Planning a comparison of prompts</source>
        <translation>Vergleich von Prompts wird geplant</translation>
    </message>
    <message>
        <source>Looking for the edit between %1 and %2</source>
        <translation>Die Änderung zwischen %1 und %2 wird gesucht</translation>
    </message>
    <message>
        <source>Comparing the answers of %1 and %2</source>
        <translation>Die Antworten von %1 und %2 werden verglichen</translation>
    </message>
    <message>
        <source>Looking for an earlier comparison</source>
        <translation>Ein früherer Vergleich wird gesucht</translation>
    </message>
    <message>
        <source>%1 fixed, %2 broken, %3 in other words</source>
        <translation>%1 behoben, %2 verdorben, %3 in anderen Worten</translation>
    </message>
    <message>
        <source>Both had the same passages.</source>
        <translation>Beide hatten dieselben Passagen.</translation>
    </message>
    <message>
        <source>Each had passages retrieved anew.</source>
        <translation>Jede hat ihre Passagen neu gesucht.</translation>
    </message>
    <message>
        <source>A and B cannot be told apart: %1. %2</source>
        <translation>A und B sind nicht zu unterscheiden: %1. %2</translation>
    </message>
    <message>
        <source>No evidence that B differs from A (nearest: %1)</source>
        <translation>Kein Hinweis, dass B anders ist als A (am nächsten: %1)</translation>
    </message>
    <message>
        <source>B is probably better: %1</source>
        <translation>B ist wahrscheinlich besser: %1</translation>
    </message>
    <message>
        <source>B is probably worse: %1</source>
        <translation>B ist wahrscheinlich schlechter: %1</translation>
    </message>
    <message>
        <source>this set of %1 detects a difference of %2</source>
        <translation>dieser Satz von %1 erkennt einen Unterschied von %2</translation>
    </message>
    <message>
        <source>this set of %1 detects %2 points</source>
        <translation>dieser Satz von %1 erkennt %2 Punkte</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::PromptVersionModel</name>
    <message>
        <source>built in</source>
        <translation>eingebaut</translation>
    </message>
    <message>
        <source>has a draft</source>
        <translation>hat einen Entwurf</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>aus %1</translation>
    </message>
    <message>
        <source>%1: %2, n %3 (run %4)</source>
        <translation>%1: %2, n %3 (Lauf %4)</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::PromptsPage</name>
    <message>
        <source>Words and answers</source>
        <translation>Worte und Antworten</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Worte</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>%1 is tagged %2.</source>
        <translation>%1 trägt nun die Marke %2.</translation>
    </message>
    <message>
        <source>%1@%2 is in production again, instead of %3.</source>
        <translation>%1@%2 ist wieder in Betrieb, statt %3.</translation>
    </message>
    <message>
        <source>No version of %1 is in production any more; before it was %2.</source>
        <translation>Keine Fassung von %1 ist mehr in Betrieb; vorher war es %2.</translation>
    </message>
    <message>
        <source>%1 is committed.</source>
        <translation>%1 ist festgeschrieben.</translation>
    </message>
    <message>
        <source>%1 has this text already: no new version.</source>
        <translation>%1 hat diesen Text schon: keine neue Fassung.</translation>
    </message>
    <message>
        <source>No item was fixed or broken between them: there is nothing to look for.</source>
        <translation>Zwischen ihnen wurde kein Eintrag behoben oder verdorben: Es gibt nichts zu suchen.</translation>
    </message>
    <message>
        <source>%1 stays A while you walk.</source>
        <translation>%1 bleibt A, während Sie gehen.</translation>
    </message>
    <message>
        <source>A is the parent of B again.</source>
        <translation>A ist wieder der Vorgänger von B.</translation>
    </message>
    <message>
        <source>Tag %1</source>
        <translation>%1 markieren</translation>
    </message>
    <message>
        <source>A tag stands on one version; it leaves the one that had it.
Production is reached by a promotion.</source>
        <translation>Eine Marke steht auf einer Fassung; sie verlässt die, die sie hatte.
In Betrieb kommt eine Fassung durch eine Einführung.</translation>
    </message>
    <message>
        <source>No version of %1 is in production.</source>
        <translation>Keine Fassung von %1 ist in Betrieb.</translation>
    </message>
    <message>
        <source>There is nothing to go back from; the newest text that came with the program answers.</source>
        <translation>Es gibt nichts zurückzunehmen; es antwortet der neueste Text, der mit dem Programm kam.</translation>
    </message>
    <message>
        <source>Roll %1 back</source>
        <translation>%1 zurücknehmen</translation>
    </message>
    <message>
        <source>%1 is in production. What was there before the last promotion answers again.
Why? It is kept in the log.</source>
        <translation>%1 ist in Betrieb. Was vor der letzten Einführung dort war, antwortet wieder.
Warum? Es steht dann im Protokoll.</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>Next version in the list</source>
        <translation>Nächste Fassung der Liste</translation>
    </message>
    <message>
        <source>next</source>
        <translation>weiter</translation>
    </message>
    <message>
        <source>Previous version in the list</source>
        <translation>Vorige Fassung der Liste</translation>
    </message>
    <message>
        <source>Search in the texts of all prompts</source>
        <translation>In den Texten aller Prompts suchen</translation>
    </message>
    <message>
        <source>search</source>
        <translation>suchen</translation>
    </message>
    <message>
        <source>Find a prompt by its words</source>
        <translation>Einen Prompt an seinen Worten finden</translation>
    </message>
    <message>
        <source>Next change of the text</source>
        <translation>Nächste Änderung des Textes</translation>
    </message>
    <message>
        <source>change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Previous change of the text</source>
        <translation>Vorige Änderung des Textes</translation>
    </message>
    <message>
        <source>Hold this version as A, or let it go</source>
        <translation>Diese Fassung als A festhalten oder loslassen</translation>
    </message>
    <message>
        <source>hold A</source>
        <translation>A halten</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>A und B tauschen</translation>
    </message>
    <message>
        <source>swap</source>
        <translation>tauschen</translation>
    </message>
    <message>
        <source>Choose version A</source>
        <translation>Fassung A wählen</translation>
    </message>
    <message>
        <source>Choose version B</source>
        <translation>Fassung B wählen</translation>
    </message>
    <message>
        <source>Texts side by side or in one column</source>
        <translation>Texte nebeneinander oder in einer Spalte</translation>
    </message>
    <message>
        <source>one column</source>
        <translation>eine Spalte</translation>
    </message>
    <message>
        <source>Show blanks and line ends</source>
        <translation>Leerraum und Zeilenenden zeigen</translation>
    </message>
    <message>
        <source>Show only what changed</source>
        <translation>Nur das Geänderte zeigen</translation>
    </message>
    <message>
        <source>only changes</source>
        <translation>nur Geändertes</translation>
    </message>
    <message>
        <source>Tag version B …</source>
        <translation>Fassung B markieren …</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>markieren</translation>
    </message>
    <message>
        <source>Roll the prompt back to what was in production before …</source>
        <translation>Den Prompt auf das zurücknehmen, was vorher in Betrieb war …</translation>
    </message>
    <message>
        <source>Show the log of the prompt</source>
        <translation>Das Protokoll des Prompts zeigen</translation>
    </message>
    <message>
        <source>log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Read the prompts again</source>
        <translation>Die Prompts neu lesen</translation>
    </message>
    <message>
        <source>Compare the answers of A and B (the cost is told first)</source>
        <translation>Die Antworten von A und B vergleichen (die Kosten werden vorher gesagt)</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Find the edit that did it (the cost is told first)</source>
        <translation>Die entscheidende Änderung finden (die Kosten werden vorher gesagt)</translation>
    </message>
    <message>
        <source>find the edit</source>
        <translation>Änderung finden</translation>
    </message>
    <message>
        <source>Start what was planned</source>
        <translation>Das Geplante starten</translation>
    </message>
    <message>
        <source>Stop the comparison</source>
        <translation>Den Vergleich anhalten</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>anhalten</translation>
    </message>
    <message>
        <source>Retrieve anew for each version, or the same passages for both</source>
        <translation>Für jede Fassung neu suchen oder dieselben Passagen für beide</translation>
    </message>
    <message>
        <source>Next item of the comparison</source>
        <translation>Nächster Eintrag des Vergleichs</translation>
    </message>
    <message>
        <source>next item</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Previous item of the comparison</source>
        <translation>Voriger Eintrag des Vergleichs</translation>
    </message>
    <message>
        <source>Filter the items of the comparison</source>
        <translation>Die Einträge des Vergleichs filtern</translation>
    </message>
    <message>
        <source>Show the measures of the comparison</source>
        <translation>Die Maße des Vergleichs zeigen</translation>
    </message>
    <message>
        <source>measures</source>
        <translation>Maße</translation>
    </message>
    <message>
        <source>Show words and answers</source>
        <translation>Worte und Antworten zeigen</translation>
    </message>
    <message>
        <source>Show the words alone</source>
        <translation>Nur die Worte zeigen</translation>
    </message>
    <message>
        <source>Show the answers alone</source>
        <translation>Nur die Antworten zeigen</translation>
    </message>
    <message>
        <source>New version from version B</source>
        <translation>Neue Fassung aus Fassung B</translation>
    </message>
    <message>
        <source>new version</source>
        <translation>neue Fassung</translation>
    </message>
    <message>
        <source>Show the draft</source>
        <translation>Den Entwurf zeigen</translation>
    </message>
    <message>
        <source>Commit the draft</source>
        <translation>Den Entwurf festschreiben</translation>
    </message>
    <message>
        <source>commit</source>
        <translation>festschreiben</translation>
    </message>
    <message>
        <source>Show what a model would be sent</source>
        <translation>Zeigen, was ein Modell bekäme</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Next finding in the draft</source>
        <translation>Nächster Befund im Entwurf</translation>
    </message>
    <message>
        <source>finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Show what the draft changes</source>
        <translation>Zeigen, was der Entwurf ändert</translation>
    </message>
    <message>
        <source>Throw the draft away</source>
        <translation>Den Entwurf verwerfen</translation>
    </message>
    <message>
        <source>Bring version B into production …</source>
        <translation>Fassung B in Betrieb nehmen …</translation>
    </message>
    <message>
        <source>promote</source>
        <translation>einführen</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Blind</source>
        <translation>Blind</translation>
    </message>
    <message>
        <source>Judge both answers without their names</source>
        <translation>Beide Antworten ohne ihre Namen beurteilen</translation>
    </message>
    <message>
        <source>blind</source>
        <translation>blind</translation>
    </message>
    <message>
        <source>Show the blind comparison</source>
        <translation>Den Blindvergleich zeigen</translation>
    </message>
    <message>
        <source>Blind: the left answer is better</source>
        <translation>Blind: Die linke Antwort ist besser</translation>
    </message>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>Blind: the right answer is better</source>
        <translation>Blind: Die rechte Antwort ist besser</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>Blind: both are equally good</source>
        <translation>Blind: Beide sind gleich gut</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>Take the last choice back</source>
        <translation>Die letzte Wahl zurücknehmen</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>Show what the choices add up to</source>
        <translation>Zeigen, was die Wahlen ergeben</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::PromptsViewModel</name>
    <message>
        <source>Reading the prompts</source>
        <translation>Prompts werden gelesen</translation>
    </message>
    <message>
        <source>Searching the prompts</source>
        <translation>Prompts werden durchsucht</translation>
    </message>
    <message>
        <source>Comparing two versions</source>
        <translation>Zwei Fassungen werden verglichen</translation>
    </message>
    <message>
        <source>Tagging a prompt</source>
        <translation>Prompt wird markiert</translation>
    </message>
    <message>
        <source>Rolling a prompt back</source>
        <translation>Prompt wird zurückgenommen</translation>
    </message>
    <message>
        <source>Reading the log of a prompt</source>
        <translation>Protokoll eines Prompts wird gelesen</translation>
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
    <name>touchstone::gui::RankLines</name>
    <message>
        <source>not in the corpus</source>
        <translation>nicht im Korpus</translation>
    </message>
    <message>
        <source>%1 passages in both, %2 only at the left, %3 only at the right</source>
        <translation>%1 Passagen in beiden, %2 nur links, %3 nur rechts</translation>
    </message>
    <message>
        <source>Ranks of the passages</source>
        <translation>Ränge der Passagen</translation>
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
    <name>touchstone::gui::RerunCard</name>
    <message>
        <source>It failed: %1</source>
        <translation>Gescheitert: %1</translation>
    </message>
    <message>
        <source>It was refused.</source>
        <translation>Abgelehnt.</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>Setting that is changed</source>
        <translation>Einstellung, die geändert wird</translation>
    </message>
    <message>
        <source>mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>k</source>
        <translation>k</translation>
    </message>
    <message>
        <source>reranking</source>
        <translation>Umordnen</translation>
    </message>
    <message>
        <source>prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Its value for this item</source>
        <translation>Ihr Wert für diesen Eintrag</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Noch einmal fragen</translation>
    </message>
    <message>
        <source>Scores that differ</source>
        <translation>Werte, die sich unterscheiden</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>In the run</source>
        <translation>Im Lauf</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Ask again with</source>
        <translation>Noch einmal fragen mit</translation>
    </message>
    <message>
        <source>Asking again</source>
        <translation>Fragt noch einmal</translation>
    </message>
    <message>
        <source>Answer in the run</source>
        <translation>Antwort im Lauf</translation>
    </message>
    <message>
        <source>Answer now</source>
        <translation>Antwort jetzt</translation>
    </message>
    <message numerus="yes">
        <source>%n score(s) as before</source>
        <translation>
            <numerusform>%n Wert wie zuvor</numerusform>
            <numerusform>%n Werte wie zuvor</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>touchstone::gui::RetrievalCard</name>
    <message>
        <source>The model may look things up itself</source>
        <translation>Das Modell darf selbst nachschlagen</translation>
    </message>
    <message>
        <source>How passages are found</source>
        <translation>Wie Passagen gefunden werden</translation>
    </message>
    <message>
        <source>hybrid: words and meaning</source>
        <translation>hybrid: Wörter und Bedeutung</translation>
    </message>
    <message>
        <source>words only (BM25)</source>
        <translation>nur Wörter (BM25)</translation>
    </message>
    <message>
        <source>meaning only (vectors)</source>
        <translation>nur Bedeutung (Vektoren)</translation>
    </message>
    <message>
        <source>as the mode has it</source>
        <translation>wie es die Suchart vorsieht</translation>
    </message>
    <message>
        <source>features, none, or the SPEC of another reranker, such as tei:url=URL</source>
        <translation>features, none oder die SPEC eines anderen Neuordners, etwa tei:url=URL</translation>
    </message>
    <message>
        <source>&amp;Search by</source>
        <translation>&amp;Suche nach</translation>
    </message>
    <message>
        <source>&amp;Passages</source>
        <translation>&amp;Passagen</translation>
    </message>
    <message>
        <source>&amp;Reranker</source>
        <translation>&amp;Neuordner</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::RunDiagnoser</name>
    <message>
        <source>Reading a diagnosis</source>
        <translation>Liest eine Diagnose</translation>
    </message>
    <message>
        <source>Measuring how far down the gold lies</source>
        <translation>Misst, wie tief das Gold liegt</translation>
    </message>
    <message>
        <source>Finding out why answers failed</source>
        <translation>Findet heraus, warum Antworten scheiterten</translation>
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
        <source>Try failed ones again</source>
        <translation>Gescheiterte erneut</translation>
    </message>
    <message>
        <source>From a form or an experiment file; what it would take is told first: Ctrl+N</source>
        <translation>Aus einem Formular oder einer Experimentdatei; was es braucht, wird zuerst gesagt: Strg+N</translation>
    </message>
    <message>
        <source>A run asks every question of a gold set and scores the answers. Start one here: a form has all that it needs, from the gold set on, and says beside it what the run would take.</source>
        <translation>Ein Lauf stellt jede Frage eines Goldsatzes und bewertet die Antworten. Starte hier einen: Ein Formular hat alles, was er braucht, vom Goldsatz an, und sagt daneben, was der Lauf brauchen würde.</translation>
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
    <message>
        <source>Why it failed</source>
        <translation>Warum es scheiterte</translation>
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
    <message>
        <source>Words look into item, kind and question. kind:&quot;several hops&quot;, tag:…, state:failed, state:refused, cause:not_retrieved, alike:1, lost:given, goldrank&gt;5 and a measure with &lt;, &gt;, =, :na or :failed look there alone.</source>
        <translation>Wörter suchen in Eintrag, Art und Frage. kind:&quot;several hops&quot;, tag:…, state:failed, state:refused, cause:not_retrieved, alike:1, lost:given, goldrank&gt;5 und ein Maß mit &lt;, &gt;, =, :na oder :failed suchen nur dort.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ScoreBar</name>
    <message>
        <source>%1: %2, n %3 (run %4)</source>
        <translation>%1: %2, n %3 (Lauf %4)</translation>
    </message>
    <message>
        <source>No run has measured this version yet.</source>
        <translation>Noch kein Lauf hat diese Fassung gemessen.</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::SendPreview</name>
    <message>
        <source>Messages that would be sent</source>
        <translation>Nachrichten, die gesendet würden</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Senden</translation>
    </message>
    <message>
        <source>Send it; this workspace asks no more for this host</source>
        <translation>Senden; dieser Arbeitsbereich fragt für diesen Host nicht mehr</translation>
    </message>
    <message>
        <source>&amp;Always for this host</source>
        <translation>&amp;Immer für diesen Host</translation>
    </message>
    <message>
        <source>Send it; no workspace asks any more for this host. The list stands in the settings file</source>
        <translation>Senden; kein Arbeitsbereich fragt für diesen Host mehr. Die Liste steht in der Einstellungsdatei</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>&amp;Jetzt nicht</translation>
    </message>
    <message>
        <source>Send nothing (Esc); the question stays</source>
        <translation>Nichts senden (Esc); die Frage bleibt</translation>
    </message>
    <message>
        <source>This is the first question that goes from this workspace to %1.</source>
        <translation>Das ist die erste Frage, die aus diesem Arbeitsbereich an %1 geht.</translation>
    </message>
    <message>
        <source>model %1</source>
        <translation>Modell %1</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n Nachricht</numerusform>
            <numerusform>%n Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1, %2</source>
        <translation>etwa %1, %2</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>verschlüsselt</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>nicht verschlüsselt</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the model may call %n tool(s)</source>
        <translation>
            <numerusform>das Modell darf %n Werkzeug aufrufen</numerusform>
            <numerusform>das Modell darf %n Werkzeuge aufrufen</numerusform>
        </translation>
    </message>
    <message>
        <source>no key</source>
        <translation>kein Schlüssel</translation>
    </message>
    <message>
        <source>key %1, not shown</source>
        <translation>Schlüssel %1, nicht gezeigt</translation>
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
        <translation>Zitiert die besten Passagen wörtlich. Braucht nichts.</translation>
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
    <name>touchstone::gui::SettingsDiffModel</name>
    <message>
        <source>(not set)</source>
        <translation>(nicht gesetzt)</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugekommen</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfallen</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
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
        <source>Connect a model …</source>
        <translation>Ein Modell verbinden …</translation>
    </message>
    <message>
        <source>How passages are found</source>
        <translation>Wie Passagen gefunden werden</translation>
    </message>
    <message>
        <source>Version of the prompt</source>
        <translation>Fassung des Prompts</translation>
    </message>
    <message>
        <source>answer, in use</source>
        <translation>answer, die benutzte</translation>
    </message>
    <message>
        <source>Retrieval: %1</source>
        <translation>Suche: %1</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::SideBySide</name>
    <message>
        <source>cites nothing</source>
        <translation>belegt nichts</translation>
    </message>
    <message>
        <source>cites %1</source>
        <translation>belegt mit %1</translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> und %n weitere</numerusform>
            <numerusform> und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: other passages</source>
        <translation>%1: andere Passagen</translation>
    </message>
    <message>
        <source>only A says this</source>
        <translation>nur A sagt das</translation>
    </message>
    <message>
        <source>only B says this</source>
        <translation>nur B sagt das</translation>
    </message>
    <message>
        <source>New in B: %1.</source>
        <translation>Neu in B: %1.</translation>
    </message>
    <message>
        <source>Lost in B: %1.</source>
        <translation>In B verloren: %1.</translation>
    </message>
    <message>
        <source>Two answers side by side</source>
        <translation>Zwei Antworten nebeneinander</translation>
    </message>
    <message>
        <source>Close the comparison (Esc)</source>
        <translation>Vergleich schließen (Esc)</translation>
    </message>
    <message>
        <source>Both answers</source>
        <translation>Beide Antworten</translation>
    </message>
    <message>
        <source>Answer A</source>
        <translation>Antwort A</translation>
    </message>
    <message>
        <source>Answer B</source>
        <translation>Antwort B</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>Wie geschrieben</translation>
    </message>
    <message>
        <source>Both answers as they are written, instead of sentence by sentence</source>
        <translation>Beide Antworten so, wie sie geschrieben sind, statt Satz für Satz</translation>
    </message>
    <message>
        <source>Both answers, sentence by sentence</source>
        <translation>Beide Antworten, Satz für Satz</translation>
    </message>
    <message>
        <source>Figures of both answers</source>
        <translation>Zahlen beider Antworten</translation>
    </message>
    <message>
        <source>Go on with B</source>
        <translation>Mit B weitermachen</translation>
    </message>
    <message>
        <source>Close, and show B in the conversation from now on; A stays as a version</source>
        <translation>Schließen und von nun an B in der Unterhaltung zeigen; A bleibt als Fassung</translation>
    </message>
    <message>
        <source>%1 · not asked yet</source>
        <translation>%1 · noch nicht gefragt</translation>
    </message>
    <message>
        <source>B is searching …</source>
        <translation>B sucht …</translation>
    </message>
    <message>
        <source>The citations of B are checked …</source>
        <translation>Die Belege von B werden geprüft …</translation>
    </message>
    <message>
        <source>B is being answered …</source>
        <translation>B wird beantwortet …</translation>
    </message>
    <message>
        <source>B: %1</source>
        <translation>B: %1</translation>
    </message>
    <message>
        <source>B was stopped before its first word.</source>
        <translation>B wurde vor dem ersten Wort angehalten.</translation>
    </message>
    <message>
        <source>Ask it again, with this or another setup.</source>
        <translation>Fragen Sie noch einmal, mit dieser oder einer anderen Einstellung.</translation>
    </message>
    <message>
        <source>Passages of A</source>
        <translation>Passagen von A</translation>
    </message>
    <message>
        <source>Passages of B</source>
        <translation>Passagen von B</translation>
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
        <translation>Passage %1 von %2</translation>
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
        <source>Kept as %1</source>
        <translation>Abgelegt als %1</translation>
    </message>
    <message>
        <source>A file can say more than the form: several arms at once, an application of your own as the target, rubrics, checks.</source>
        <translation>Eine Datei kann mehr sagen als das Formular: mehrere Arme zugleich, eine eigene Anwendung als Ziel, Rubriken, Prüfungen.</translation>
    </message>
    <message>
        <source>From a form</source>
        <translation>Aus einem Formular</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>Aus einer Datei</translation>
    </message>
    <message>
        <source>What it would take</source>
        <translation>Was es brauchen würde</translation>
    </message>
    <message>
        <source>Only keep the file</source>
        <translation>Nur die Datei ablegen</translation>
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
    <name>touchstone::gui::TextPane</name>
    <message>
        <source>Previous change ([)</source>
        <translation>Vorige Änderung ([)</translation>
    </message>
    <message>
        <source>Next change (])</source>
        <translation>Nächste Änderung (])</translation>
    </message>
    <message>
        <source>In one column (I)</source>
        <translation>In einer Spalte (I)</translation>
    </message>
    <message>
        <source>Show blanks and line ends (S)</source>
        <translation>Leerraum und Zeilenenden zeigen (S)</translation>
    </message>
    <message>
        <source>Only what changed (O)</source>
        <translation>Nur das Geänderte (O)</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>Einstellungen, die sich unterscheiden</translation>
    </message>
    <message>
        <source>The settings cannot be compared: %1</source>
        <translation>Die Einstellungen sind nicht vergleichbar: %1</translation>
    </message>
    <message>
        <source>The texts are being compared.</source>
        <translation>Die Texte werden verglichen.</translation>
    </message>
    <message>
        <source>The texts are equal.</source>
        <translation>Die Texte sind gleich.</translation>
    </message>
    <message>
        <source>Change %1 of %2</source>
        <translation>Änderung %1 von %2</translation>
    </message>
    <message>
        <source>%1 lines removed, %2 added</source>
        <translation>%1 Zeilen entfallen, %2 hinzugekommen</translation>
    </message>
    <message>
        <source>%1 of them moved</source>
        <translation>%1 davon verschoben</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s)</source>
        <translation>
            <numerusform>%n Einstellung</numerusform>
            <numerusform>%n Einstellungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>touchstone::gui::TracePane</name>
    <message>
        <source>%1, %2, failed</source>
        <translation>%1, %2, gescheitert</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Replay exactly</source>
        <translation>Genau wiederholen</translation>
    </message>
    <message>
        <source>Ask afresh</source>
        <translation>Neu fragen</translation>
    </message>
    <message>
        <source>Copy as a command</source>
        <translation>Als Befehl kopieren</translation>
    </message>
    <message>
        <source>What was kept of the model&apos;s words, laid beside the answer; nothing is sent</source>
        <translation>Was von den Worten des Modells behalten wurde, neben die Antwort gelegt; nichts wird gesendet</translation>
    </message>
    <message>
        <source>Asks the model once more with the same setup and shows what differs</source>
        <translation>Fragt das Modell noch einmal mit derselben Einstellung und zeigt, was sich unterscheidet</translation>
    </message>
    <message>
        <source>Stages of the answer</source>
        <translation>Stufen der Antwort</translation>
    </message>
    <message>
        <source>What is known of the stage</source>
        <translation>Was von der Stufe bekannt ist</translation>
    </message>
    <message>
        <source>No trace was kept of this answer.</source>
        <translation>Von dieser Antwort wurde keine Spur behalten.</translation>
    </message>
    <message>
        <source>wire: no answer</source>
        <translation>Leitung: keine Antwort</translation>
    </message>
    <message>
        <source>wire: %1</source>
        <translation>Leitung: %1</translation>
    </message>
    <message>
        <source>The answer is made again …</source>
        <translation>Die Antwort wird noch einmal gemacht …</translation>
    </message>
    <message>
        <source>The same answer, byte for byte.</source>
        <translation>Dieselbe Antwort, Byte für Byte.</translation>
    </message>
    <message>
        <source>%1 from the record in %2; nothing was sent.</source>
        <translation>%1 aus der Aufzeichnung in %2; nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>%1 from the model in %2.</source>
        <translation>%1 vom Modell in %2.</translation>
    </message>
    <message>
        <source>The record differs from the answer.</source>
        <translation>Die Aufzeichnung weicht von der Antwort ab.</translation>
    </message>
    <message>
        <source>The model answers differently now.</source>
        <translation>Das Modell antwortet jetzt anders.</translation>
    </message>
    <message>
        <source>What differs stands below: - as it was, + as it is now.</source>
        <translation>Was sich unterscheidet, steht unten: - wie es war, + wie es jetzt ist.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>
… and %1 more characters</source>
        <translation>
… und %1 weitere Zeichen</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::TurnInspector</name>
    <message>
        <source>Reading a trace</source>
        <translation>Eine Spur wird gelesen</translation>
    </message>
    <message>
        <source>Looking for passages</source>
        <translation>Passagen werden gesucht</translation>
    </message>
    <message>
        <source>Asking why not</source>
        <translation>Warum nicht? wird gefragt</translation>
    </message>
    <message>
        <source>Asking again</source>
        <translation>Es wird noch einmal gefragt</translation>
    </message>
    <message>
        <source>Replaying</source>
        <translation>Es wird wiederholt</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::TurnScroll</name>
    <message>
        <source>Questions and answers</source>
        <translation>Fragen und Antworten</translation>
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
        <source>searched %1 chunks · %2 passages · </source>
        <translation>%1 Abschnitte durchsucht · %2 Passagen · </translation>
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
        <source>Connect a model</source>
        <translation>Ein Modell verbinden</translation>
    </message>
    <message>
        <source>Quoted from the documents without a model. Connect one for answers in its own words.</source>
        <translation>Ohne Modell aus den Dokumenten zitiert. Verbinden Sie eines, um Antworten in eigenen Worten zu bekommen.</translation>
    </message>
    <message>
        <source>The answer is being read …</source>
        <translation>Die Antwort wird gelesen …</translation>
    </message>
    <message>
        <source>searched for: %1</source>
        <translation>gesucht wurde: %1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Notiz: %1</translation>
    </message>
    <message>
        <source>Asked without “%1”: every sentence is still said.</source>
        <translation>Ohne „%1“ gefragt: jeder Satz wird noch gesagt.</translation>
    </message>
    <message>
        <source>Asked without “%1”. Not said any more:
– %2</source>
        <translation>Ohne „%1“ gefragt. Nicht mehr gesagt:
– %2</translation>
    </message>
    <message>
        <source>%1
Click: ask on with this setup (S)</source>
        <translation>%1
Klick: mit dieser Einstellung weiterfragen (S)</translation>
    </message>
    <message>
        <source>Setup: %1</source>
        <translation>Einstellung: %1</translation>
    </message>
    <message>
        <source>Copy the answer as Markdown with its references</source>
        <translation>Die Antwort als Markdown mit ihren Belegen kopieren</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Put the question differently; this answer stays reachable</source>
        <translation>Die Frage anders stellen; diese Antwort bleibt erreichbar</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>A good answer (+)</source>
        <translation>Eine gute Antwort (+)</translation>
    </message>
    <message>
        <source>A bad answer (-)</source>
        <translation>Eine schlechte Antwort (-)</translation>
    </message>
    <message>
        <source>More about this answer</source>
        <translation>Mehr zu dieser Antwort</translation>
    </message>
    <message>
        <source>Add to the gold set …	G</source>
        <translation>In den Goldsatz aufnehmen …	G</translation>
    </message>
    <message>
        <source>Write a note …	N</source>
        <translation>Eine Notiz schreiben …	N</translation>
    </message>
    <message>
        <source>Replay exactly	Ctrl+Shift+R</source>
        <translation>Genau wiederholen	Ctrl+Shift+R</translation>
    </message>
    <message>
        <source>Copy as a command	Ctrl+Shift+X</source>
        <translation>Als Befehl kopieren	Ctrl+Shift+X</translation>
    </message>
    <message>
        <source>Ask on with this setup	S</source>
        <translation>Mit dieser Einstellung weiterfragen	S</translation>
    </message>
    <message>
        <source>Ask about: %1</source>
        <translation>Danach fragen: %1</translation>
    </message>
    <message>
        <source>Ways to read the question</source>
        <translation>Lesarten der Frage</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Ask again to be shown once more what would go out, or choose another model in the bar above.</source>
        <translation>Fragen Sie noch einmal, um wieder zu sehen, was hinausginge, oder wählen Sie oben ein anderes Modell.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>The same question with another setup, both answers side by side (C)</source>
        <translation>Dieselbe Frage mit einer anderen Einstellung, beide Antworten nebeneinander (C)</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::VersionSwitch</name>
    <message>
        <source>The version before (Ctrl+Up)</source>
        <translation>Die vorige Fassung (Ctrl+Up)</translation>
    </message>
    <message>
        <source>The next version (Ctrl+Down)</source>
        <translation>Die nächste Fassung (Ctrl+Down)</translation>
    </message>
    <message>
        <source>Version %1 of %2</source>
        <translation>Fassung %1 von %2</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::VersionsPane</name>
    <message>
        <source>Search in all texts</source>
        <translation>In allen Texten suchen</translation>
    </message>
    <message>
        <source>Search in the texts of all prompts</source>
        <translation>In den Texten aller Prompts suchen</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>Versions of the prompt</source>
        <translation>Fassungen des Prompts</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Fassungen</translation>
    </message>
    <message>
        <source>What can be done with this version</source>
        <translation>Was mit dieser Fassung getan werden kann</translation>
    </message>
    <message>
        <source>New version from this</source>
        <translation>Neue Fassung hieraus</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>The prompts are being read.</source>
        <translation>Die Prompts werden gelesen.</translation>
    </message>
    <message>
        <source>No version of this prompt has these words.</source>
        <translation>Keine Fassung dieses Prompts hat diese Worte.</translation>
    </message>
    <message>
        <source>There is no prompt yet.</source>
        <translation>Es gibt noch keinen Prompt.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::WhyNotPane</name>
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
    <message>
        <source>reranked</source>
        <translation>neu geordnet</translation>
    </message>
    <message>
        <source>passages</source>
        <translation>Passagen</translation>
    </message>
    <message>
        <source>reranker</source>
        <translation>Neuordner</translation>
    </message>
    <message>
        <source>weight of meaning</source>
        <translation>Gewicht der Bedeutung</translation>
    </message>
    <message>
        <source>search by</source>
        <translation>Suche nach</translation>
    </message>
    <message>
        <source>fusion</source>
        <translation>Zusammenführung</translation>
    </message>
    <message>
        <source>It was found, at rank %1.</source>
        <translation>Sie wurde gefunden, auf Rang %1.</translation>
    </message>
    <message>
        <source>The filters keep its page out.</source>
        <translation>Die Filter halten ihre Seite fern.</translation>
    </message>
    <message>
        <source>Neither words nor meaning had it among their candidates.</source>
        <translation>Weder Wörter noch Bedeutung hatten sie unter ihren Kandidaten.</translation>
    </message>
    <message>
        <source>The fusion ranked it too low to go on.</source>
        <translation>Die Zusammenführung setzte sie zu tief, um weiterzukommen.</translation>
    </message>
    <message>
        <source>The reranker put it behind the best %1.</source>
        <translation>Der Neuordner setzte sie hinter die besten %1.</translation>
    </message>
    <message>
        <source>It stands at rank %1, behind the first %2.</source>
        <translation>Sie steht auf Rang %1, hinter den ersten %2.</translation>
    </message>
    <message>
        <source>No single change of mode, weight, fusion, reranker or number would bring it.</source>
        <translation>Keine einzelne Änderung von Suchart, Gewicht, Zusammenführung, Neuordner oder Anzahl brächte sie.</translation>
    </message>
    <message>
        <source>%1 %2 would bring it, at rank %3</source>
        <translation>%1 %2 brächte sie, auf Rang %3</translation>
    </message>
    <message>
        <source>Words of the passage, or PATH#ANCHOR</source>
        <translation>Wörter der Passage, oder PFAD#ANKER</translation>
    </message>
    <message>
        <source>The passage that was not found</source>
        <translation>Die Passage, die nicht gefunden wurde</translation>
    </message>
    <message>
        <source>Passages that hold these words</source>
        <translation>Passagen mit diesen Wörtern</translation>
    </message>
    <message>
        <source>What every stage made of it</source>
        <translation>Was jede Stufe aus ihr machte</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>kommt weiter</translation>
    </message>
    <message>
        <source>Look for the passage that should have been found, and choose it.</source>
        <translation>Suchen Sie die Passage, die hätte gefunden werden sollen, und wählen Sie sie.</translation>
    </message>
    <message>
        <source>yes, %1 do</source>
        <translation>ja, %1 kommen weiter</translation>
    </message>
    <message>
        <source>dropped here</source>
        <translation>hier ausgeschieden</translation>
    </message>
    <message>
        <source>Words of the question that it lacks: %1</source>
        <translation>Wörter der Frage, die ihr fehlen: %1</translation>
    </message>
    <message>
        <source>Words that no passage holds: %1</source>
        <translation>Wörter, die keine Passage hat: %1</translation>
    </message>
    <message>
        <source>Smallest number of passages that brings it: %1</source>
        <translation>Kleinste Anzahl von Passagen, die sie bringt: %1</translation>
    </message>
</context>
</TS>
