<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>CorpusTools</name>
    <message>
        <source>Check the corpus</source>
        <translation>Check the corpus</translation>
    </message>
    <message>
        <source>Compare versions</source>
        <translation>Compare versions</translation>
    </message>
    <message>
        <source>Compare chunkers</source>
        <translation>Compare chunkers</translation>
    </message>
</context>
<context>
    <name>Diagnosis</name>
    <message>
        <source>not in the corpus</source>
        <translation>not in the corpus</translation>
    </message>
    <message>
        <source>lost in parsing</source>
        <translation>lost in parsing</translation>
    </message>
    <message>
        <source>cut by chunking</source>
        <translation>cut by chunking</translation>
    </message>
    <message>
        <source>not retrieved</source>
        <translation>not retrieved</translation>
    </message>
    <message>
        <source>dropped by fusion</source>
        <translation>dropped by fusion</translation>
    </message>
    <message>
        <source>dropped by reranking</source>
        <translation>dropped by reranking</translation>
    </message>
    <message>
        <source>below the threshold</source>
        <translation>below the threshold</translation>
    </message>
    <message>
        <source>did not fit the prompt</source>
        <translation>did not fit the prompt</translation>
    </message>
    <message>
        <source>no sources</source>
        <translation>no sources</translation>
    </message>
    <message>
        <source>given, not used</source>
        <translation>given, not used</translation>
    </message>
    <message>
        <source>misquoted</source>
        <translation>misquoted</translation>
    </message>
    <message>
        <source>refused though present</source>
        <translation>refused though present</translation>
    </message>
    <message>
        <source>answered though absent</source>
        <translation>answered though absent</translation>
    </message>
    <message>
        <source>the call failed</source>
        <translation>the call failed</translation>
    </message>
    <message>
        <source>The corpus does not have the page or the section.</source>
        <translation>The corpus does not have the page or the section.</translation>
    </message>
    <message>
        <source>The page is there, but no chunk holds the place.</source>
        <translation>The page is there, but no chunk holds the place.</translation>
    </message>
    <message>
        <source>The place is spread over chunks, and the model was given only a part of it.</source>
        <translation>The place is spread over chunks, and the model was given only a part of it.</translation>
    </message>
    <message>
        <source>No stage found the place within the number of passages taken.</source>
        <translation>No stage found the place within the number of passages taken.</translation>
    </message>
    <message>
        <source>Words or vectors alone found it; the fused ranking put it too low.</source>
        <translation>Words or vectors alone found it; the fused ranking put it too low.</translation>
    </message>
    <message>
        <source>It was among the best before the reranker and not after it.</source>
        <translation>It was among the best before the reranker and not after it.</translation>
    </message>
    <message>
        <source>It was retrieved, but the answerer took the passages for no answer.</source>
        <translation>It was retrieved, but the answerer took the passages for no answer.</translation>
    </message>
    <message>
        <source>It was retrieved, but did not fit into the prompt.</source>
        <translation>It was retrieved, but did not fit into the prompt.</translation>
    </message>
    <message>
        <source>The target gives its model no sources, or does not tell which.</source>
        <translation>The target gives its model no sources, or does not tell which.</translation>
    </message>
    <message>
        <source>It was in the prompt, and the answer leaves it out.</source>
        <translation>It was in the prompt, and the answer leaves it out.</translation>
    </message>
    <message>
        <source>It was in the prompt, but a citation says what its source does not carry.</source>
        <translation>It was in the prompt, but a citation says what its source does not carry.</translation>
    </message>
    <message>
        <source>It was in the prompt, and the model refused to answer.</source>
        <translation>It was in the prompt, and the model refused to answer.</translation>
    </message>
    <message>
        <source>The corpus does not answer the question, and the model did.</source>
        <translation>The corpus does not answer the question, and the model did.</translation>
    </message>
    <message>
        <source>There is no answer: the call failed.</source>
        <translation>There is no answer: the call failed.</translation>
    </message>
    <message>
        <source>Add the pages that the corpus lacks, or mend the gold set&apos;s places.</source>
        <translation>Add the pages that the corpus lacks, or mend the gold set&apos;s places.</translation>
    </message>
    <message>
        <source>Look at the bytes in no chunk on these pages (Corpus page) and choose another dialect.</source>
        <translation>Look at the bytes in no chunk on these pages (Corpus page) and choose another dialect.</translation>
    </message>
    <message>
        <source>Cut larger or whole sections: a chunker with more tokens, or hierarchical.</source>
        <translation>Cut larger or whole sections: a chunker with more tokens, or hierarchical.</translation>
    </message>
    <message>
        <source>Word the pages as the questions are worded, or try another embedder.</source>
        <translation>Word the pages as the questions are worded, or try another embedder.</translation>
    </message>
    <message>
        <source>Weigh words and vectors otherwise, or retrieve by the better of the two.</source>
        <translation>Weigh words and vectors otherwise, or retrieve by the better of the two.</translation>
    </message>
    <message>
        <source>Try without the reranker, or with another one.</source>
        <translation>Try without the reranker, or with another one.</translation>
    </message>
    <message>
        <source>Give the sources more tokens, or take smaller chunks.</source>
        <translation>Give the sources more tokens, or take smaller chunks.</translation>
    </message>
    <message>
        <source>Ask a model: quoting needs words in common with the question.</source>
        <translation>Ask a model: quoting needs words in common with the question.</translation>
    </message>
    <message>
        <source>Change the prompt (say that every part must be answered) or the model.</source>
        <translation>Change the prompt (say that every part must be answered) or the model.</translation>
    </message>
    <message>
        <source>Change the prompt (cite only what a source says) or the model.</source>
        <translation>Change the prompt (cite only what a source says) or the model.</translation>
    </message>
    <message>
        <source>Soften the rule to refuse in the prompt, or change the model.</source>
        <translation>Soften the rule to refuse in the prompt, or change the model.</translation>
    </message>
    <message>
        <source>Sharpen the rule to refuse in the prompt, or change the model.</source>
        <translation>Sharpen the rule to refuse in the prompt, or change the model.</translation>
    </message>
    <message>
        <source>Take %1 passages.</source>
        <translation>Take %1 passages.</translation>
    </message>
    <message>
        <source>Give the sources %1 tokens.</source>
        <translation>Give the sources %1 tokens.</translation>
    </message>
    <message>
        <source>Retrieve by mode %1.</source>
        <translation>Retrieve by mode %1.</translation>
    </message>
    <message>
        <source>A gold place was in the prompt, and the answer leaves out: %1.</source>
        <translation>A gold place was in the prompt, and the answer leaves out: %1.</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>%1 was not read from a folder of this computer.</source>
        <translation>%1 was not read from a folder of this computer.</translation>
    </message>
    <message>
        <source>Its text can be copied from here.</source>
        <translation>Its text can be copied from here.</translation>
    </message>
    <message>
        <source>%1 is no longer there.</source>
        <translation>%1 is no longer there.</translation>
    </message>
    <message>
        <source>Read the source again, and the corpus is as the folder is now.</source>
        <translation>Read the source again, and the corpus is as the folder is now.</translation>
    </message>
    <message>
        <source>%1 is a link that leads out of the folder.</source>
        <translation>%1 is a link that leads out of the folder.</translation>
    </message>
    <message>
        <source>%1 is a program; it is not opened from here.</source>
        <translation>%1 is a program; it is not opened from here.</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>That cannot be done as it was asked for.</source>
        <translation>That cannot be done as it was asked for.</translation>
    </message>
    <message>
        <source>It is not in this workspace.</source>
        <translation>It is not in this workspace.</translation>
    </message>
    <message>
        <source>The source cannot be read.</source>
        <translation>The source cannot be read.</translation>
    </message>
    <message>
        <source>The file system refused.</source>
        <translation>The file system refused.</translation>
    </message>
    <message>
        <source>Touchstone is offline, so nothing was sent.</source>
        <translation>Touchstone is offline, so nothing was sent.</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>The server does not answer.</translation>
    </message>
    <message>
        <source>The server refused the request.</source>
        <translation>The server refused the request.</translation>
    </message>
    <message>
        <source>The server answered something that cannot be understood.</source>
        <translation>The server answered something that cannot be understood.</translation>
    </message>
    <message>
        <source>The budget is used up.</source>
        <translation>The budget is used up.</translation>
    </message>
    <message>
        <source>The workspace is damaged.</source>
        <translation>The workspace is damaged.</translation>
    </message>
    <message>
        <source>The workspace was written by a newer Touchstone.</source>
        <translation>The workspace was written by a newer Touchstone.</translation>
    </message>
    <message>
        <source>Another program is writing to the workspace.</source>
        <translation>Another program is writing to the workspace.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Stopped.</translation>
    </message>
    <message>
        <source>Touchstone made a mistake.</source>
        <translation>Touchstone made a mistake.</translation>
    </message>
    <message>
        <source>It may have been removed meanwhile; look at the list again.</source>
        <translation>It may have been removed meanwhile; look at the list again.</translation>
    </message>
    <message>
        <source>Check that the file is what its name says, or choose another source.</source>
        <translation>Check that the file is what its name says, or choose another source.</translation>
    </message>
    <message>
        <source>Check the permissions and the free space, then try again.</source>
        <translation>Check the permissions and the free space, then try again.</translation>
    </message>
    <message>
        <source>Go online to reach servers outside of this computer.</source>
        <translation>Go online to reach servers outside of this computer.</translation>
    </message>
    <message>
        <source>Check that the server is running and that its address is right.</source>
        <translation>Check that the server is running and that its address is right.</translation>
    </message>
    <message>
        <source>Check the key and the model&apos;s name in the settings.</source>
        <translation>Check the key and the model&apos;s name in the settings.</translation>
    </message>
    <message>
        <source>Check that the address is the one of a model server.</source>
        <translation>Check that the address is the one of a model server.</translation>
    </message>
    <message>
        <source>The file has been left as it is. Open another workspace or bring back a copy.</source>
        <translation>The file has been left as it is. Open another workspace or bring back a copy.</translation>
    </message>
    <message>
        <source>Update Touchstone, or open another workspace.</source>
        <translation>Update Touchstone, or open another workspace.</translation>
    </message>
    <message>
        <source>Wait until it has ended, then try again.</source>
        <translation>Wait until it has ended, then try again.</translation>
    </message>
    <message>
        <source>What you did before is kept. A report of how it came about is welcome.</source>
        <translation>What you did before is kept. A report of how it came about is welcome.</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Open the settings</translation>
    </message>
    <message>
        <source>Go online</source>
        <translation>Go online</translation>
    </message>
</context>
<context>
    <name>FigureWords</name>
    <message>
        <source>%1 and more</source>
        <translation>%1 and more</translation>
    </message>
    <message>
        <source>%1 tokens: %2 chunks</source>
        <translation>%1 tokens: %2 chunks</translation>
    </message>
    <message>
        <source>%1 chunks: %2 documents</source>
        <translation>%1 chunks: %2 documents</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>in none: %1</source>
        <translation>in none: %1</translation>
    </message>
    <message>
        <source>%1 of the bytes are in a chunk; %2 are in none and nobody says why.</source>
        <translation>%1 of the bytes are in a chunk; %2 are in none and nobody says why.</translation>
    </message>
    <message>
        <source>%1 of the bytes are in a chunk; the rest was left out, with its reason.</source>
        <translation>%1 of the bytes are in a chunk; the rest was left out, with its reason.</translation>
    </message>
    <message>
        <source>No two chunks have the same text.</source>
        <translation>No two chunks have the same text.</translation>
    </message>
    <message>
        <source>in a chunk</source>
        <translation>in a chunk</translation>
    </message>
    <message>
        <source>in two chunks</source>
        <translation>in two chunks</translation>
    </message>
    <message>
        <source>in none</source>
        <translation>in none</translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) stand %1 times</source>
        <translation>
            <numerusform>%n text stands %1 times</numerusform>
            <numerusform>%n texts stand %1 times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chunk(s) repeat the text of another one, but for blanks and case; each takes a place among the passages. The table opens them.</source>
        <translation>
            <numerusform>%n chunk repeats the text of another one, but for blanks and case; it takes a place among the passages. The table opens it.</numerusform>
            <numerusform>%n chunks repeat the text of another one, but for blanks and case; each takes a place among the passages. The table opens them.</numerusform>
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
        <translation>about %1 left</translation>
    </message>
    <message>
        <source>almost done</source>
        <translation>almost done</translation>
    </message>
    <message numerus="yes">
        <source>%1 bytes</source>
        <comment>exact size</comment>
        <translation>
            <numerusform>%1 byte</numerusform>
            <numerusform>%1 bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 tokens</translation>
    </message>
    <message>
        <source>bytes %1–%2</source>
        <translation>bytes %1–%2</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>just now</translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday, %1</source>
        <translation>yesterday, %1</translation>
    </message>
    <message>
        <source>bytes %1–%2 of the extracted text</source>
        <translation>bytes %1–%2 of the extracted text</translation>
    </message>
</context>
<context>
    <name>PageLayers</name>
    <message>
        <source>front matter</source>
        <translation>front matter</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>comment</translation>
    </message>
    <message>
        <source>markup</source>
        <translation>markup</translation>
    </message>
    <message>
        <source>other tab</source>
        <translation>other tab</translation>
    </message>
    <message>
        <source>template</source>
        <translation>template</translation>
    </message>
    <message>
        <source>style</source>
        <translation>style</translation>
    </message>
    <message>
        <source>script</source>
        <translation>script</translation>
    </message>
    <message>
        <source>navigation</source>
        <translation>navigation</translation>
    </message>
    <message>
        <source>blanks</source>
        <translation>blanks</translation>
    </message>
    <message>
        <source>include line</source>
        <translation>include line</translation>
    </message>
    <message>
        <source>%1 in chunks</source>
        <translation>%1 in chunks</translation>
    </message>
    <message>
        <source>left out: %1</source>
        <translation>left out: %1</translation>
    </message>
    <message>
        <source>in two chunks: %1</source>
        <translation>in two chunks: %1</translation>
    </message>
    <message>
        <source>in none: %1</source>
        <translation>in none: %1</translation>
    </message>
</context>
<context>
    <name>RunFigures</name>
    <message>
        <source>%1 better, %2</source>
        <translation>%1 better, %2</translation>
    </message>
    <message>
        <source>%1 worse, %2</source>
        <translation>%1 worse, %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, no evidence</source>
        <translation>%1, no evidence</translation>
    </message>
    <message>
        <source>no change</source>
        <translation>no change</translation>
    </message>
    <message numerus="yes">
        <source>%1 over %n item(s) of both runs (%2, corrected for all measures).</source>
        <translation>
            <numerusform>%1 over %n item of both runs (%2, corrected for all measures).</numerusform>
            <numerusform>%1 over %n items of both runs (%2, corrected for all measures).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SampleTableModel</name>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
</context>
<context>
    <name>ServerForm</name>
    <message>
        <source>Give the server a name.</source>
        <translation>Give the server a name.</translation>
    </message>
    <message>
        <source>Another server is called %1 already.</source>
        <translation>Another server is called %1 already.</translation>
    </message>
    <message>
        <source>This name stands for the answerer without a model; choose another.</source>
        <translation>This name stands for the answerer without a model; choose another.</translation>
    </message>
    <message>
        <source>The address begins with http:// or https://, such as http://127.0.0.1:8080/v1.</source>
        <translation>The address begins with http:// or https://, such as http://127.0.0.1:8080/v1.</translation>
    </message>
    <message>
        <source>Choose the model that the server shall use.</source>
        <translation>Choose the model that the server shall use.</translation>
    </message>
    <message>
        <source>Name the variable or the keychain entry that holds the key.</source>
        <translation>Name the variable or the keychain entry that holds the key.</translation>
    </message>
    <message>
        <source>The name of a variable has letters, digits and underscores only. The key itself does not belong here.</source>
        <translation>The name of a variable has letters, digits and underscores only. The key itself does not belong here.</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>verified</source>
        <translation>verified</translation>
    </message>
    <message>
        <source>partly supported</source>
        <translation>partly supported</translation>
    </message>
    <message>
        <source>not in the source</source>
        <translation>not in the source</translation>
    </message>
    <message>
        <source>no such source</source>
        <translation>no such source</translation>
    </message>
    <message>
        <source>not applicable</source>
        <translation>not applicable</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>passed</translation>
    </message>
    <message>
        <source>running</source>
        <translation>running</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::AddDialog</name>
    <message>
        <source>Add a corpus</source>
        <translation>Add a corpus</translation>
    </message>
    <message>
        <source>Folder, .tar.gz, .zip, file, address, or fastapi@0.115.14</source>
        <translation>Folder, .tar.gz, .zip, file, address, or fastapi@0.115.14</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>Folder …</source>
        <translation>Folder …</translation>
    </message>
    <message>
        <source>File …</source>
        <translation>File …</translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>&amp;Source</translation>
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
        <translation>from mkdocs.yml</translation>
    </message>
    <message>
        <source>&amp;Dialect</source>
        <translation>&amp;Dialect</translation>
    </message>
    <message>
        <source>&amp;Chunker</source>
        <translation>&amp;Chunker</translation>
    </message>
    <message>
        <source>&amp;Embedder</source>
        <translation>&amp;Embedder</translation>
    </message>
    <message>
        <source>Published &amp;at</source>
        <translation>Published &amp;at</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>More settings</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>A folder of documents</source>
        <translation>A folder of documents</translation>
    </message>
    <message>
        <source>An archive or a file</source>
        <translation>An archive or a file</translation>
    </message>
    <message>
        <source>This address is fetched when you press Add.</source>
        <translation>This address is fetched when you press Add.</translation>
    </message>
    <message>
        <source>One download of about %1 when you press Add.</source>
        <translation>One download of about %1 when you press Add.</translation>
    </message>
    <message>
        <source>One download when you press Add; its size is not known.</source>
        <translation>One download when you press Add; its size is not known.</translation>
    </message>
    <message>
        <source>There is no such file or folder.</source>
        <translation>There is no such file or folder.</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>Counting …</translation>
    </message>
    <message>
        <source>Counting files</source>
        <translation>Counting files</translation>
    </message>
    <message>
        <source>%1 files would be read, %2 left out.</source>
        <translation>%1 files would be read, %2 left out.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::AnswerComparison</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>nothing, from the cache</source>
        <translation>nothing, from the cache</translation>
    </message>
    <message>
        <source>price not known</source>
        <translation>price not known</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nothing</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Sentences supported</source>
        <translation>Sentences supported</translation>
    </message>
    <message>
        <source>Citations verified</source>
        <translation>Citations verified</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>First word after</source>
        <translation>First word after</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>Tokens in</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>Tokens out</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>Both answers say the same, word for word.</source>
        <translation>Both answers say the same, word for word.</translation>
    </message>
    <message>
        <source>Sentences: %1 the same, %2 in other words, %3 only in A, %4 only in B.</source>
        <translation>Sentences: %1 the same, %2 in other words, %3 only in A, %4 only in B.</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>answered</translation>
    </message>
    <message>
        <source>cut short</source>
        <translation>cut short</translation>
    </message>
    <message>
        <source>refused: not in the documents</source>
        <translation>refused: not in the documents</translation>
    </message>
    <message>
        <source>asked back</source>
        <translation>asked back</translation>
    </message>
    <message>
        <source>refused: not about the documents</source>
        <translation>refused: not about the documents</translation>
    </message>
    <message>
        <source>withheld by a rule</source>
        <translation>withheld by a rule</translation>
    </message>
    <message>
        <source>stopped by the provider&apos;s filter</source>
        <translation>stopped by the provider&apos;s filter</translation>
    </message>
    <message>
        <source>budget reached</source>
        <translation>budget reached</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>the server did not answer</source>
        <translation>the server did not answer</translation>
    </message>
    <message>
        <source>the server refused</source>
        <translation>the server refused</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::AnswerPairCard</name>
    <message>
        <source>No item is chosen</source>
        <translation>No item is chosen</translation>
    </message>
    <message>
        <source>Compare two versions, then choose an item: both answers stand here, sentence by sentence.</source>
        <translation>Compare two versions, then choose an item: both answers stand here, sentence by sentence.</translation>
    </message>
    <message>
        <source>Both answers</source>
        <translation>Both answers</translation>
    </message>
    <message>
        <source>Both answers, sentence by sentence</source>
        <translation>Both answers, sentence by sentence</translation>
    </message>
    <message>
        <source>Open it in its run</source>
        <translation>Open it in its run</translation>
    </message>
    <message>
        <source>%1 · A: %2 · B: %3</source>
        <translation>%1 · A: %2 · B: %3</translation>
    </message>
    <message>
        <source>better in %1</source>
        <translation>better in %1</translation>
    </message>
    <message>
        <source>worse in %1</source>
        <translation>worse in %1</translation>
    </message>
    <message>
        <source>A refused</source>
        <translation>A refused</translation>
    </message>
    <message>
        <source>B refused</source>
        <translation>B refused</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>no answer</translation>
    </message>
    <message>
        <source>citations: %1 became %2</source>
        <translation>citations: %1 became %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>only A says this</source>
        <translation>only A says this</translation>
    </message>
    <message>
        <source>only B says this</source>
        <translation>only B says this</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::AnswerView</name>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::AnswerWords</name>
    <message numerus="yes">
        <source>all %n sentence(s) supported</source>
        <translation>
            <numerusform>%n sentence supported</numerusform>
            <numerusform>all %n sentences supported</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 sentences supported</source>
        <translation>%1 of %2 sentences supported</translation>
    </message>
    <message>
        <source>from the cache, nothing sent</source>
        <translation>from the cache, nothing sent</translation>
    </message>
    <message>
        <source>price not known</source>
        <translation>price not known</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 citations verified</source>
        <translation>%1 of %2 citations verified</translation>
    </message>
    <message>
        <source>first word after %1</source>
        <translation>first word after %1</translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <translation>%1 in, %2 out</translation>
    </message>
    <message>
        <source>%1 of them cached by the provider</source>
        <translation>%1 of them cached by the provider</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n attempt</numerusform>
            <numerusform>%n attempts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>looked up %n thing(s) itself</source>
        <translation>
            <numerusform>looked up %n thing itself</numerusform>
            <numerusform>looked up %n things itself</numerusform>
        </translation>
    </message>
    <message>
        <source>The documents do not answer this.</source>
        <translation>The documents do not answer this.</translation>
    </message>
    <message>
        <source>Look at the nearest passages, use the documents&apos; own words, or ask another corpus.</source>
        <translation>Look at the nearest passages, use the documents&apos; own words, or ask another corpus.</translation>
    </message>
    <message>
        <source>Show the nearest passages</source>
        <translation>Show the nearest passages</translation>
    </message>
    <message>
        <source>The question can be read in more than one way.</source>
        <translation>The question can be read in more than one way.</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <translation>Edit the question</translation>
    </message>
    <message>
        <source>This is not what the documents are about.</source>
        <translation>This is not what the documents are about.</translation>
    </message>
    <message>
        <source>A rule of this program stopped the answer.</source>
        <translation>A rule of this program stopped the answer.</translation>
    </message>
    <message>
        <source>The trace names the rule. Put the question differently if it is meant otherwise.</source>
        <translation>The trace names the rule. Put the question differently if it is meant otherwise.</translation>
    </message>
    <message>
        <source>Show the trace</source>
        <translation>Show the trace</translation>
    </message>
    <message>
        <source>The provider&apos;s filter stopped the answer.</source>
        <translation>The provider&apos;s filter stopped the answer.</translation>
    </message>
    <message>
        <source>Put the question differently, or choose another model in the bar above.</source>
        <translation>Put the question differently, or choose another model in the bar above.</translation>
    </message>
    <message>
        <source>%1 may speak to the model instead of the reader. It was given as quoted material and triggers nothing.</source>
        <translation>%1 may speak to the model instead of the reader. It was given as quoted material and triggers nothing.</translation>
    </message>
    <message>
        <source>%1 holds characters that nobody sees.</source>
        <translation>%1 holds characters that nobody sees.</translation>
    </message>
    <message>
        <source>Another model answered instead: %1</source>
        <translation>Another model answered instead: %1</translation>
    </message>
    <message>
        <source>quotes, no model</source>
        <translation>quotes, no model</translation>
    </message>
    <message>
        <source>hybrid</source>
        <translation>hybrid</translation>
    </message>
    <message>
        <source>words</source>
        <translation>words</translation>
    </message>
    <message>
        <source>meaning</source>
        <translation>meaning</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n passage(s)</source>
        <translation>
            <numerusform>%1, %n passage</numerusform>
            <numerusform>%1, %n passages</numerusform>
        </translation>
    </message>
    <message>
        <source>, not reranked</source>
        <translation>, not reranked</translation>
    </message>
    <message>
        <source>, with tools</source>
        <translation>, with tools</translation>
    </message>
    <message>
        <source>Choose the one that is meant, or edit the question.</source>
        <translation>Choose the one that is meant, or edit the question.</translation>
    </message>
    <message>
        <source>Choose the corpus that it belongs to in the bar above, or put the question in the documents&apos; own words.</source>
        <translation>Choose the corpus that it belongs to in the bar above, or put the question in the documents&apos; own words.</translation>
    </message>
    <message>
        <source>The budget is used up, so nothing was sent.</source>
        <translation>The budget is used up, so nothing was sent.</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Open the settings</translation>
    </message>
    <message>
        <source>The model&apos;s server wants fewer requests.</source>
        <translation>The model&apos;s server wants fewer requests.</translation>
    </message>
    <message>
        <source>The model&apos;s server has a fault of its own.</source>
        <translation>The model&apos;s server has a fault of its own.</translation>
    </message>
    <message>
        <source>The model&apos;s server does not answer.</source>
        <translation>The model&apos;s server does not answer.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Ask again</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::AppModel</name>
    <message>
        <source>Opening the workspace</source>
        <translation>Opening the workspace</translation>
    </message>
    <message>
        <source>Indexing the handbook</source>
        <translation>Indexing the handbook</translation>
    </message>
    <message>
        <source>Reading the corpora</source>
        <translation>Reading the corpora</translation>
    </message>
    <message>
        <source>Looking for changes</source>
        <translation>Looking for changes</translation>
    </message>
    <message>
        <source>Saving settings</source>
        <translation>Saving settings</translation>
    </message>
    <message>
        <source>Adding %1</source>
        <translation>Adding %1</translation>
    </message>
    <message>
        <source>Removing %1</source>
        <translation>Removing %1</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::BehaviourItemModel</name>
    <message>
        <source>fixed</source>
        <translation>fixed</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>broken</translation>
    </message>
    <message>
        <source>in other words</source>
        <translation>in other words</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>the same</translation>
    </message>
    <message>
        <source>B refuses</source>
        <translation>B refuses</translation>
    </message>
    <message>
        <source>A refused</source>
        <translation>A refused</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>What became of it</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Better in</source>
        <translation>Better in</translation>
    </message>
    <message>
        <source>Worse in</source>
        <translation>Worse in</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::BehaviourPane</name>
    <message>
        <source>about %1 %2</source>
        <translation>about %1 %2</translation>
    </message>
    <message>
        <source>price not known</source>
        <translation>price not known</translation>
    </message>
    <message>
        <source>%1 tokens in, %2 out</source>
        <translation>%1 tokens in, %2 out</translation>
    </message>
    <message>
        <source>%1 for an answer</source>
        <translation>%1 for an answer</translation>
    </message>
    <message>
        <source>The comparison was stopped.</source>
        <translation>The comparison was stopped.</translation>
    </message>
    <message>
        <source>What it had is kept; start it again and it goes on where it was.</source>
        <translation>What it had is kept; start it again and it goes on where it was.</translation>
    </message>
    <message>
        <source>A and B are the same version.</source>
        <translation>A and B are the same version.</translation>
    </message>
    <message>
        <source>Choose two versions with different texts.</source>
        <translation>Choose two versions with different texts.</translation>
    </message>
    <message>
        <source>There is no gold set to ask.</source>
        <translation>There is no gold set to ask.</translation>
    </message>
    <message>
        <source>Import one with touchstone-cli gold import, or label passages on the corpus page.</source>
        <translation>Import one with touchstone-cli gold import, or label passages on the corpus page.</translation>
    </message>
    <message>
        <source>There is no model to ask.</source>
        <translation>There is no model to ask.</translation>
    </message>
    <message>
        <source>Add a model server in the settings, or type its SPEC. The extractive answerer takes no prompt.</source>
        <translation>Add a model server in the settings, or type its SPEC. The extractive answerer takes no prompt.</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Open the settings</translation>
    </message>
    <message>
        <source>Each change is tried alone on the items that tell.</source>
        <translation>Each change is tried alone on the items that tell.</translation>
    </message>
    <message>
        <source>%1 items, both versions.</source>
        <translation>%1 items, both versions.</translation>
    </message>
    <message>
        <source>%1 At most %2 calls, about %3 tokens in and %4 out, %5; what was asked before comes from the cache.</source>
        <translation>%1 At most %2 calls, about %3 tokens in and %4 out, %5; what was asked before comes from the cache.</translation>
    </message>
    <message>
        <source>A: %1   ·   B: %2%3</source>
        <translation>A: %1   ·   B: %2%3</translation>
    </message>
    <message>
        <source>   ·   of an earlier run</source>
        <translation>   ·   of an earlier run</translation>
    </message>
    <message>
        <source>Flipped: %1</source>
        <translation>Flipped: %1</translation>
    </message>
    <message>
        <source>Fixed: %1</source>
        <translation>Fixed: %1</translation>
    </message>
    <message>
        <source>Broken: %1</source>
        <translation>Broken: %1</translation>
    </message>
    <message>
        <source>In other words: %1</source>
        <translation>In other words: %1</translation>
    </message>
    <message>
        <source>All: %1</source>
        <translation>All: %1</translation>
    </message>
    <message>
        <source>Planning; nothing is sent.</source>
        <translation>Planning; nothing is sent.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>What do they answer?</source>
        <translation>What do they answer?</translation>
    </message>
    <message>
        <source>Both versions are asked the questions of a gold set, with the same passages, so that only the edit can make a difference. What it costs is said before anything is sent.</source>
        <translation>Both versions are asked the questions of a gold set, with the same passages, so that only the edit can make a difference. What it costs is said before anything is sent.</translation>
    </message>
    <message>
        <source>Plan the comparison</source>
        <translation>Plan the comparison</translation>
    </message>
    <message>
        <source>Gold set</source>
        <translation>Gold set</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>A model of the settings, or its SPEC. The extractive answerer takes no prompt.</source>
        <translation>A model of the settings, or its SPEC. The extractive answerer takes no prompt.</translation>
    </message>
    <message>
        <source>retrieve anew</source>
        <translation>retrieve anew</translation>
    </message>
    <message>
        <source>Each version has its own retrieval. Without it both get the same passages, so that only the edit can make a difference.</source>
        <translation>Each version has its own retrieval. Without it both get the same passages, so that only the edit can make a difference.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Plan the comparison; nothing is sent yet (R)</source>
        <translation>Plan the comparison; nothing is sent yet (R)</translation>
    </message>
    <message>
        <source>Find the edit</source>
        <translation>Find the edit</translation>
    </message>
    <message>
        <source>Try each change alone to find the one that did it (F)</source>
        <translation>Try each change alone to find the one that did it (F)</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Measures</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter the items by question and answers</source>
        <translation>Filter the items by question and answers</translation>
    </message>
    <message>
        <source>Items that both versions answered</source>
        <translation>Items that both versions answered</translation>
    </message>
    <message>
        <source>Measures of both versions</source>
        <translation>Measures of both versions</translation>
    </message>
    <message>
        <source>Answers of both versions</source>
        <translation>Answers of both versions</translation>
    </message>
    <message>
        <source>Both versions are asked the questions of a gold set, with the same passages. What it costs is said before anything is sent.</source>
        <translation>Both versions are asked the questions of a gold set, with the same passages. What it costs is said before anything is sent.</translation>
    </message>
    <message>
        <source>Gold set whose questions are asked</source>
        <translation>Gold set whose questions are asked</translation>
    </message>
    <message>
        <source>The comparison of %1 and %2 is done.</source>
        <translation>The comparison of %1 and %2 is done.</translation>
    </message>
    <message>
        <source>Choose them again to see it; nothing is asked twice.</source>
        <translation>Choose them again to see it; nothing is asked twice.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::BlindPairs</name>
    <message>
        <source>Reading labels</source>
        <translation>Reading labels</translation>
    </message>
    <message>
        <source>(refused to answer)</source>
        <translation>(refused to answer)</translation>
    </message>
    <message>
        <source>(no answer)</source>
        <translation>(no answer)</translation>
    </message>
    <message>
        <source>Writing a label</source>
        <translation>Writing a label</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::BlindPane</name>
    <message>
        <source>Blind comparison</source>
        <translation>Blind comparison</translation>
    </message>
    <message>
        <source>The left answer</source>
        <translation>The left answer</translation>
    </message>
    <message>
        <source>The right answer</source>
        <translation>The right answer</translation>
    </message>
    <message>
        <source>1  Left is better</source>
        <translation>1  Left is better</translation>
    </message>
    <message>
        <source>0  Equally good</source>
        <translation>0  Equally good</translation>
    </message>
    <message>
        <source>2  Right is better</source>
        <translation>2  Right is better</translation>
    </message>
    <message>
        <source>Show the result</source>
        <translation>Show the result</translation>
    </message>
    <message>
        <source>Nothing to judge yet</source>
        <translation>Nothing to judge yet</translation>
    </message>
    <message>
        <source>Compare the answers of A and B first. What they answer differently stands here in random order and without names; your choices become labels.</source>
        <translation>Compare the answers of A and B first. What they answer differently stands here in random order and without names; your choices become labels.</translation>
    </message>
    <message>
        <source>Plan the comparison</source>
        <translation>Plan the comparison</translation>
    </message>
    <message>
        <source>pair %1 of %2, %3 chosen; labels %4</source>
        <translation>pair %1 of %2, %3 chosen; labels %4</translation>
    </message>
    <message>
        <source>Hide the result</source>
        <translation>Hide the result</translation>
    </message>
    <message>
        <source>The result is hidden while you judge.</source>
        <translation>The result is hidden while you judge.</translation>
    </message>
    <message>
        <source>A preferred %1 times, B %2 times, equally good %3 times (sign test %4).</source>
        <translation>A preferred %1 times, B %2 times, equally good %3 times (sign test %4).</translation>
    </message>
    <message>
        <source>Of %1 flipped items, %2 were chosen as the measures say.</source>
        <translation>Of %1 flipped items, %2 were chosen as the measures say.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::BoundariesPane</name>
    <message>
        <source>Page with gold passages</source>
        <translation>Page with gold passages</translation>
    </message>
    <message>
        <source>Boundaries on</source>
        <translation>Boundaries on</translation>
    </message>
    <message>
        <source>Chunker at the left</source>
        <translation>Chunker at the left</translation>
    </message>
    <message>
        <source>Chunker at the right</source>
        <translation>Chunker at the right</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::CalibrationPane</name>
    <message>
        <source>The judge agrees with people in %1 of the items; always saying the same would be right in %2. It is better than that.</source>
        <translation>The judge agrees with people in %1 of the items; always saying the same would be right in %2. It is better than that.</translation>
    </message>
    <message>
        <source>The judge agrees with people in %1 of the items; always saying the same would be right in %2. That it is better is not shown.</source>
        <translation>The judge agrees with people in %1 of the items; always saying the same would be right in %2. That it is better is not shown.</translation>
    </message>
    <message>
        <source>The judge beside people</source>
        <translation>The judge beside people</translation>
    </message>
    <message>
        <source>Judge and people, counted</source>
        <translation>Judge and people, counted</translation>
    </message>
    <message>
        <source>People: passed</source>
        <translation>People: passed</translation>
    </message>
    <message>
        <source>not passed</source>
        <translation>not passed</translation>
    </message>
    <message>
        <source>Figures of the judge</source>
        <translation>Figures of the judge</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>Counting</translation>
    </message>
    <message>
        <source>Nothing can be said about the judge yet.</source>
        <translation>Nothing can be said about the judge yet.</translation>
    </message>
    <message>
        <source>It needs a run with a judge&apos;s scores, and labels that say whether an answer passed. Label items with Y and N, or with 1 to 5.</source>
        <translation>It needs a run with a judge&apos;s scores, and labels that say whether an answer passed. Label items with Y and N, or with 1 to 5.</translation>
    </message>
    <message>
        <source>%1 counts as passed from %2 on. %3 items have a score, %4 of them a label; %5 have no score.</source>
        <translation>%1 counts as passed from %2 on. %3 items have a score, %4 of them a label; %5 have no score.</translation>
    </message>
    <message>
        <source>Judge: passed</source>
        <translation>Judge: passed</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Agreement</translation>
    </message>
    <message>
        <source>Share of the labelled items on which judge and people say the same</source>
        <translation>Share of the labelled items on which judge and people say the same</translation>
    </message>
    <message>
        <source>Kappa</source>
        <translation>Kappa</translation>
    </message>
    <message>
        <source>Agreement beyond chance, after Cohen</source>
        <translation>Agreement beyond chance, after Cohen</translation>
    </message>
    <message>
        <source>Passed, by the judge</source>
        <translation>Passed, by the judge</translation>
    </message>
    <message>
        <source>Over all items with a score, with the judge&apos;s errors in it</source>
        <translation>Over all items with a score, with the judge&apos;s errors in it</translation>
    </message>
    <message>
        <source>Passed, corrected</source>
        <translation>Passed, corrected</translation>
    </message>
    <message>
        <source>Prediction-powered: the judge&apos;s share, put right by the labels</source>
        <translation>Prediction-powered: the judge&apos;s share, put right by the labels</translation>
    </message>
    <message>
        <source>after Rogan and Gladen</source>
        <translation>after Rogan and Gladen</translation>
    </message>
    <message>
        <source>The judge&apos;s share, put right by its sensitivity and specificity</source>
        <translation>The judge&apos;s share, put right by its sensitivity and specificity</translation>
    </message>
    <message>
        <source>Labels for ±%1</source>
        <translation>Labels for ±%1</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 more</translation>
    </message>
    <message>
        <source>out of reach</source>
        <translation>out of reach</translation>
    </message>
    <message>
        <source>How many more labels the corrected share needs to be known so exactly</source>
        <translation>How many more labels the corrected share needs to be known so exactly</translation>
    </message>
    <message>
        <source>Longer answers</source>
        <translation>Longer answers</translation>
    </message>
    <message>
        <source>How much more than people the judge passes longer answers, less shorter ones</source>
        <translation>How much more than people the judge passes longer answers, less shorter ones</translation>
    </message>
    <message>
        <source>Later items</source>
        <translation>Later items</translation>
    </message>
    <message>
        <source>The same of later and earlier items</source>
        <translation>The same of later and earlier items</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::CauseCard</name>
    <message>
        <source>not found</source>
        <translation>not found</translation>
    </message>
    <message>
        <source>Why it failed</source>
        <translation>Why it failed</translation>
    </message>
    <message>
        <source>Gold places with their ranks</source>
        <translation>Gold places with their ranks</translation>
    </message>
    <message>
        <source>Gold place</source>
        <translation>Gold place</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Given</translation>
    </message>
    <message>
        <source>Lexical</source>
        <translation>Lexical</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>Dense</translation>
    </message>
    <message>
        <source>Hybrid</source>
        <translation>Hybrid</translation>
    </message>
    <message>
        <source>Share of the place that the model was given</source>
        <translation>Share of the place that the model was given</translation>
    </message>
    <message>
        <source>Ranks of its best chunk by stage: %1</source>
        <translation>Ranks of its best chunk by stage: %1</translation>
    </message>
    <message>
        <source>Not said: %1</source>
        <translation>Not said: %1</translation>
    </message>
    <message>
        <source>Retrieval, done again, gave other passages than the run has.</source>
        <translation>Retrieval, done again, gave other passages than the run has.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ChartBand</name>
    <message>
        <source>gold in the corpus</source>
        <translation>gold in the corpus</translation>
    </message>
    <message>
        <source>among 100 candidates</source>
        <translation>among 100 candidates</translation>
    </message>
    <message>
        <source>retrieved</source>
        <translation>retrieved</translation>
    </message>
    <message>
        <source>given to the model</source>
        <translation>given to the model</translation>
    </message>
    <message>
        <source>cited</source>
        <translation>cited</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>By kind</translation>
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
        <translation>Funnel</translation>
    </message>
    <message>
        <source>Over runs</source>
        <translation>Over runs</translation>
    </message>
    <message>
        <source>Show the numbers as a table</source>
        <translation>Show the numbers as a table</translation>
    </message>
    <message>
        <source>Copy the numbers (CSV)</source>
        <translation>Copy the numbers (CSV)</translation>
    </message>
    <message>
        <source>Hide the chart: Ctrl+Shift+G</source>
        <translation>Hide the chart: Ctrl+Shift+G</translation>
    </message>
    <message>
        <source>Show the chart</source>
        <translation>Show the chart</translation>
    </message>
    <message>
        <source>Measuring how far down the gold lies</source>
        <translation>Measuring how far down the gold lies</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mean</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % interval</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>n/a</source>
        <translation>n/a</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>no kind</source>
        <translation>no kind</translation>
    </message>
    <message>
        <source>%1: %2 %3, %4</source>
        <translation>%1: %2 %3, %4</translation>
    </message>
    <message>
        <source>%1: means with their 95 % intervals. Choosing a kind filters the items.</source>
        <translation>%1: means with their 95 % intervals. Choosing a kind filters the items.</translation>
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
        <translation>No item of this run has passages and gold to hold them against.</translation>
    </message>
    <message>
        <source>%1@k over %2 items, by section. Choosing a depth shows the items without gold down to it.</source>
        <translation>%1@k over %2 items, by section. Choosing a depth shows the items without gold down to it.</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>Lost here</source>
        <translation>Lost here</translation>
    </message>
    <message>
        <source>items with gold</source>
        <translation>items with gold</translation>
    </message>
    <message>
        <source>%1: %2 items, %3 %4, %5 lost here</source>
        <translation>%1: %2 items, %3 %4, %5 lost here</translation>
    </message>
    <message>
        <source>Items that still have a gold place after each stage. Choosing a stage shows what it lost.</source>
        <translation>Items that still have a gold place after each stage. Choosing a stage shows what it lost.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>%1: %2 %3, n %4</source>
        <translation>%1: %2 %3, n %4</translation>
    </message>
    <message>
        <source>%1 in the last runs on %2, the oldest first. Choosing a run opens it.</source>
        <translation>%1 in the last runs on %2, the oldest first. Choosing a run opens it.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ChartFrame</name>
    <message>
        <source>Show the numbers as a table</source>
        <translation>Show the numbers as a table</translation>
    </message>
    <message>
        <source>Copy the numbers (CSV)</source>
        <translation>Copy the numbers (CSV)</translation>
    </message>
    <message>
        <source>The numbers were copied.</source>
        <translation>The numbers were copied.</translation>
    </message>
    <message>
        <source>Show the chart</source>
        <translation>Show the chart</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ChatPage</name>
    <message>
        <source>Ask the documentation</source>
        <translation>Ask the documentation</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>New conversation</translation>
    </message>
    <message>
        <source>new</source>
        <translation>new</translation>
    </message>
    <message>
        <source>Go to the question box</source>
        <translation>Go to the question box</translation>
    </message>
    <message>
        <source>ask</source>
        <translation>ask</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>Stop the answer</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>stop</translation>
    </message>
    <message>
        <source>Next answer</source>
        <translation>Next answer</translation>
    </message>
    <message>
        <source>next</source>
        <translation>next</translation>
    </message>
    <message>
        <source>Previous answer</source>
        <translation>Previous answer</translation>
    </message>
    <message>
        <source>previous</source>
        <translation>previous</translation>
    </message>
    <message>
        <source>Next citation</source>
        <translation>Next citation</translation>
    </message>
    <message>
        <source>citation</source>
        <translation>citation</translation>
    </message>
    <message>
        <source>Previous citation</source>
        <translation>Previous citation</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>copy</translation>
    </message>
    <message>
        <source>Ask this question again</source>
        <translation>Ask this question again</translation>
    </message>
    <message>
        <source>Show all retrieved passages</source>
        <translation>Show all retrieved passages</translation>
    </message>
    <message>
        <source>why</source>
        <translation>why</translation>
    </message>
    <message>
        <source>Switch the source between rendered and raw</source>
        <translation>Switch the source between rendered and raw</translation>
    </message>
    <message>
        <source>Go to the conversations</source>
        <translation>Go to the conversations</translation>
    </message>
    <message>
        <source>The workspace is being opened …</source>
        <translation>The workspace is being opened …</translation>
    </message>
    <message>
        <source>Ask %1 …</source>
        <translation>Ask %1 …</translation>
    </message>
    <message>
        <source>The handbook is being indexed; it takes a moment …</source>
        <translation>The handbook is being indexed; it takes a moment …</translation>
    </message>
    <message>
        <source>Add a corpus first (Ctrl+2)</source>
        <translation>Add a corpus first (Ctrl+2)</translation>
    </message>
    <message>
        <source>The handbook is being indexed. A question works in a moment.</source>
        <translation>The handbook is being indexed. A question works in a moment.</translation>
    </message>
    <message>
        <source>Add a folder, an archive or FastAPI&apos;s documentation on the corpus page, then ask it here.</source>
        <translation>Add a folder, an archive or FastAPI&apos;s documentation on the corpus page, then ask it here.</translation>
    </message>
    <message>
        <source>Ask %1</source>
        <translation>Ask %1</translation>
    </message>
    <message>
        <source>Answers quote or cite these documents, and every number in brackets opens its source.</source>
        <translation>Answers quote or cite these documents, and every number in brackets opens its source.</translation>
    </message>
    <message>
        <source>Answers cite these documents, and every number in brackets opens its source. For example:</source>
        <translation>Answers cite these documents, and every number in brackets opens its source. For example:</translation>
    </message>
    <message>
        <source>Go to the corpus page</source>
        <translation>Go to the corpus page</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Search the conversations</source>
        <translation>Search the conversations</translation>
    </message>
    <message>
        <source>Rename the conversation</source>
        <translation>Rename the conversation</translation>
    </message>
    <message>
        <source>Pin or unpin the conversation</source>
        <translation>Pin or unpin the conversation</translation>
    </message>
    <message>
        <source>Export the conversation as Markdown</source>
        <translation>Export the conversation as Markdown</translation>
    </message>
    <message>
        <source>Export the conversation as JSON</source>
        <translation>Export the conversation as JSON</translation>
    </message>
    <message>
        <source>Delete the conversation</source>
        <translation>Delete the conversation</translation>
    </message>
    <message>
        <source>Bring the deleted conversation back</source>
        <translation>Bring the deleted conversation back</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>undo</translation>
    </message>
    <message>
        <source>Choose how passages are found</source>
        <translation>Choose how passages are found</translation>
    </message>
    <message>
        <source>Copy the answer as Markdown with its references</source>
        <translation>Copy the answer as Markdown with its references</translation>
    </message>
    <message>
        <source>Copy the answer as a command</source>
        <translation>Copy the answer as a command</translation>
    </message>
    <message>
        <source>Edit the question and ask it instead</source>
        <translation>Edit the question and ask it instead</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>edit</translation>
    </message>
    <message>
        <source>again</source>
        <translation>again</translation>
    </message>
    <message>
        <source>Show the version before of this answer</source>
        <translation>Show the version before of this answer</translation>
    </message>
    <message>
        <source>Show the next version of this answer</source>
        <translation>Show the next version of this answer</translation>
    </message>
    <message>
        <source>Ask on with the setup of this answer</source>
        <translation>Ask on with the setup of this answer</translation>
    </message>
    <message>
        <source>The next question is asked with the setup of this answer.</source>
        <translation>The next question is asked with the setup of this answer.</translation>
    </message>
    <message>
        <source>Find out why a passage was not retrieved</source>
        <translation>Find out why a passage was not retrieved</translation>
    </message>
    <message>
        <source>why not</source>
        <translation>why not</translation>
    </message>
    <message>
        <source>Show the trace of the answer</source>
        <translation>Show the trace of the answer</translation>
    </message>
    <message>
        <source>trace</source>
        <translation>trace</translation>
    </message>
    <message>
        <source>Replay the answer exactly</source>
        <translation>Replay the answer exactly</translation>
    </message>
    <message>
        <source>Ask the model afresh and compare</source>
        <translation>Ask the model afresh and compare</translation>
    </message>
    <message>
        <source>Rate the answer as good</source>
        <translation>Rate the answer as good</translation>
    </message>
    <message>
        <source>Rate the answer as bad</source>
        <translation>Rate the answer as bad</translation>
    </message>
    <message>
        <source>Write a note on the answer</source>
        <translation>Write a note on the answer</translation>
    </message>
    <message>
        <source>Add the question and its sources to a gold set</source>
        <translation>Add the question and its sources to a gold set</translation>
    </message>
    <message>
        <source>gold</source>
        <translation>gold</translation>
    </message>
    <message>
        <source>The answer was copied as Markdown with its references.</source>
        <translation>The answer was copied as Markdown with its references.</translation>
    </message>
    <message>
        <source>A command line that asks the same was copied.</source>
        <translation>A command line that asks the same was copied.</translation>
    </message>
    <message>
        <source>Editing the question: Enter asks it instead, the old answer stays reachable; Esc leaves it as it is.</source>
        <translation>Editing the question: Enter asks it instead, the old answer stays reachable; Esc leaves it as it is.</translation>
    </message>
    <message>
        <source>Note on the answer</source>
        <translation>Note on the answer</translation>
    </message>
    <message>
        <source>Kept with the answer, and in exports:</source>
        <translation>Kept with the answer, and in exports:</translation>
    </message>
    <message>
        <source>This answer cites nothing that could be judged.</source>
        <translation>This answer cites nothing that could be judged.</translation>
    </message>
    <message>
        <source>The gold set has these passages for this question already.</source>
        <translation>The gold set has these passages for this question already.</translation>
    </message>
    <message>
        <source>Added to %1, version %2.</source>
        <translation>Added to %1, version %2.</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation>“%1” was deleted.</translation>
    </message>
    <message>
        <source>Undo (U)</source>
        <translation>Undo (U)</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Written to %1.</translation>
    </message>
    <message>
        <source>Compare the answer with another setup</source>
        <translation>Compare the answer with another setup</translation>
    </message>
    <message>
        <source>compare</source>
        <translation>compare</translation>
    </message>
    <message>
        <source>The second answer is kept as a version of this question.</source>
        <translation>The second answer is kept as a version of this question.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ChatPanel</name>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Why not?</source>
        <translation>Why not?</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Trace</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ChatViewModel</name>
    <message>
        <source>Reading conversations</source>
        <translation>Reading conversations</translation>
    </message>
    <message>
        <source>Opening a conversation</source>
        <translation>Opening a conversation</translation>
    </message>
    <message>
        <source>Renaming</source>
        <translation>Renaming</translation>
    </message>
    <message>
        <source>Deleting a conversation</source>
        <translation>Deleting a conversation</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>Answering</translation>
    </message>
    <message>
        <source>Keeping the choice</source>
        <translation>Keeping the choice</translation>
    </message>
    <message>
        <source>Keeping a rating</source>
        <translation>Keeping a rating</translation>
    </message>
    <message>
        <source>Pinning</source>
        <translation>Pinning</translation>
    </message>
    <message>
        <source>Bringing a conversation back</source>
        <translation>Bringing a conversation back</translation>
    </message>
    <message>
        <source>Exporting a conversation</source>
        <translation>Exporting a conversation</translation>
    </message>
    <message>
        <source>Keeping the setup</source>
        <translation>Keeping the setup</translation>
    </message>
    <message>
        <source>Reading the prompts</source>
        <translation>Reading the prompts</translation>
    </message>
    <message>
        <source>Reading answers</source>
        <translation>Reading answers</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ChunkCard</name>
    <message>
        <source>No chunk chosen</source>
        <translation>No chunk chosen</translation>
    </message>
    <message>
        <source>Text for the model</source>
        <translation>Text for the model</translation>
    </message>
    <message>
        <source>Text for the embedder</source>
        <translation>Text for the embedder</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Copy: %1</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copied.</translation>
    </message>
    <message>
        <source>Chunk %1 of %2</source>
        <translation>Chunk %1 of %2</translation>
    </message>
    <message>
        <source>Click a chunk on the page, or press Alt+Down, to see what the index has of it and what is near it.</source>
        <translation>Click a chunk on the page, or press Alt+Down, to see what the index has of it and what is near it.</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Before and after</translation>
    </message>
    <message>
        <source>It is the only chunk of its page.</source>
        <translation>It is the only chunk of its page.</translation>
    </message>
    <message>
        <source>Nearest by vector</source>
        <translation>Nearest by vector</translation>
    </message>
    <message>
        <source>Comparing vectors …</source>
        <translation>Comparing vectors …</translation>
    </message>
    <message>
        <source>This snapshot has no vectors for it.</source>
        <translation>This snapshot has no vectors for it.</translation>
    </message>
    <message>
        <source>Nearest by words</source>
        <translation>Nearest by words</translation>
    </message>
    <message>
        <source>Comparing words …</source>
        <translation>Comparing words …</translation>
    </message>
    <message>
        <source>No other chunk has its words.</source>
        <translation>No other chunk has its words.</translation>
    </message>
    <message>
        <source>Gold questions</source>
        <translation>Gold questions</translation>
    </message>
    <message>
        <source>Looking through the gold sets …</source>
        <translation>Looking through the gold sets …</translation>
    </message>
    <message>
        <source>No gold question points here. Select the words that answer one and press G.</source>
        <translation>No gold question points here. Select the words that answer one and press G.</translation>
    </message>
    <message>
        <source>Answers that found it</source>
        <translation>Answers that found it</translation>
    </message>
    <message>
        <source>Looking through the answers …</source>
        <translation>Looking through the answers …</translation>
    </message>
    <message>
        <source>No answer has ever found it.</source>
        <translation>No answer has ever found it.</translation>
    </message>
    <message>
        <source>Ids of the chunk and of its document</source>
        <translation>Ids of the chunk and of its document</translation>
    </message>
    <message>
        <source>This passage answers a question … (G)</source>
        <translation>This passage answers a question … (G)</translation>
    </message>
    <message>
        <source>Previous chunk (Alt+Up)</source>
        <translation>Previous chunk (Alt+Up)</translation>
    </message>
    <message>
        <source>Next chunk (Alt+Down)</source>
        <translation>Next chunk (Alt+Down)</translation>
    </message>
    <message>
        <source>What a model is given when this chunk is among the passages.</source>
        <translation>What a model is given when this chunk is among the passages.</translation>
    </message>
    <message>
        <source>What the vector and the word index are made of: with the headings above it.</source>
        <translation>What the vector and the word index are made of: with the headings above it.</translation>
    </message>
    <message>
        <source>format: %1</source>
        <translation>format: %1</translation>
    </message>
    <message>
        <source>release: %1</source>
        <translation>release: %1</translation>
    </message>
    <message>
        <source>before: chunk %1</source>
        <translation>before: chunk %1</translation>
    </message>
    <message>
        <source>after: chunk %1</source>
        <translation>after: chunk %1</translation>
    </message>
    <message>
        <source>%1, version %2, grade %3</source>
        <translation>%1, version %2, grade %3</translation>
    </message>
    <message>
        <source>cited, passage %1</source>
        <translation>cited, passage %1</translation>
    </message>
    <message>
        <source>found, not cited, passage %1</source>
        <translation>found, not cited, passage %1</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ChunkContext</name>
    <message>
        <source>Looking around a chunk</source>
        <translation>Looking around a chunk</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ChunkerTableModel</name>
    <message>
        <source>%1: %2 questions, %3 without a value</source>
        <translation>%1: %2 questions, %3 without a value</translation>
    </message>
    <message>
        <source>the one to beat</source>
        <translation>the one to beat</translation>
    </message>
    <message>
        <source>no evidence</source>
        <translation>no evidence</translation>
    </message>
    <message>
        <source>better</source>
        <translation>better</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>worse</translation>
    </message>
    <message>
        <source>Of the gold passages and what was retrieved, the share that is both (characters)</source>
        <translation>Of the gold passages and what was retrieved, the share that is both (characters)</translation>
    </message>
    <message>
        <source>Share of the gold passages that was retrieved</source>
        <translation>Share of the gold passages that was retrieved</translation>
    </message>
    <message>
        <source>Share of what was retrieved that is gold</source>
        <translation>Share of what was retrieved that is gold</translation>
    </message>
    <message>
        <source>Precision if exactly the chunks that hold a part of the gold passages came: how well the cuts fit them</source>
        <translation>Precision if exactly the chunks that hold a part of the gold passages came: how well the cuts fit them</translation>
    </message>
    <message>
        <source>Tokens that an embedder would be given</source>
        <translation>Tokens that an embedder would be given</translation>
    </message>
    <message>
        <source>Chunker</source>
        <translation>Chunker</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>IoU against the first</source>
        <translation>IoU against the first</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>Precision Ω</source>
        <translation>Precision Ω</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>Chunks</translation>
    </message>
    <message>
        <source>Tokens each</source>
        <translation>Tokens each</translation>
    </message>
    <message>
        <source>To embed</source>
        <translation>To embed</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>Passages</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ChunkerTrials</name>
    <message>
        <source>Looking up gold sets</source>
        <translation>Looking up gold sets</translation>
    </message>
    <message>
        <source>Comparing chunkers</source>
        <translation>Comparing chunkers</translation>
    </message>
    <message>
        <source>%1 keeps the gold passages better than the first: IoU %2, %3.</source>
        <translation>%1 keeps the gold passages better than the first: IoU %2, %3.</translation>
    </message>
    <message>
        <source>%1 has the highest IoU, but there is no evidence that it is better than the first: %2.</source>
        <translation>%1 has the highest IoU, but there is no evidence that it is better than the first: %2.</translation>
    </message>
    <message>
        <source>%1 reaches an IoU of %2.</source>
        <translation>%1 reaches an IoU of %2.</translation>
    </message>
    <message>
        <source>The first keeps the gold passages best; %1 of %2 others are worse beyond chance.</source>
        <translation>The first keeps the gold passages best; %1 of %2 others are worse beyond chance.</translation>
    </message>
    <message>
        <source>%1 questions, the best passages of %2 tokens together.</source>
        <translation>%1 questions, the best passages of %2 tokens together.</translation>
    </message>
    <message>
        <source>Left out: %1 unanswerable, %2 without a place here.</source>
        <translation>Left out: %1 unanswerable, %2 without a place here.</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>Opening %1</translation>
    </message>
    <message>
        <source>Looking up the source</source>
        <translation>Looking up the source</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ChunkersView</name>
    <message>
        <source>Gold set</source>
        <translation>Gold set</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>The comparison was stopped.</source>
        <translation>The comparison was stopped.</translation>
    </message>
    <message>
        <source>Compare chunkers on %1</source>
        <translation>Compare chunkers on %1</translation>
    </message>
    <message>
        <source>Which chunking keeps the gold passages whole?</source>
        <translation>Which chunking keeps the gold passages whole?</translation>
    </message>
    <message>
        <source>Choose chunkers and a gold set, then compare. The pages are cut and searched in a workspace of their own that is deleted afterwards; the corpus stays as it is, and nothing leaves this computer.</source>
        <translation>Choose chunkers and a gold set, then compare. The pages are cut and searched in a workspace of their own that is deleted afterwards; the corpus stays as it is, and nothing leaves this computer.</translation>
    </message>
    <message>
        <source>Chunkers compared</source>
        <translation>Chunkers compared</translation>
    </message>
    <message>
        <source>Token budget of a question</source>
        <translation>Token budget of a question</translation>
    </message>
    <message>
        <source> tokens</source>
        <translation> tokens</translation>
    </message>
    <message>
        <source>The best passages that together fit it are looked at, so that large and small chunks are given the same room.</source>
        <translation>The best passages that together fit it are looked at, so that large and small chunks are given the same room.</translation>
    </message>
    <message>
        <source>Room for</source>
        <translation>Room for</translation>
    </message>
    <message>
        <source>Another chunker</source>
        <translation>Another chunker</translation>
    </message>
    <message>
        <source>another one, for example window:tokens=400,overlap=50</source>
        <translation>another one, for example window:tokens=400,overlap=50</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Cut the corpus with this one …</source>
        <translation>Cut the corpus with this one …</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>Copy the table</translation>
    </message>
    <message>
        <source>There is no gold set yet</source>
        <translation>There is no gold set yet</translation>
    </message>
    <message>
        <source>Chunkers are compared by what they keep of passages that answer questions. Select such a passage on a page and press G, or import a gold set with touchstone-cli gold import.</source>
        <translation>Chunkers are compared by what they keep of passages that answer questions. Select such a passage on a page and press G, or import a gold set with touchstone-cli gold import.</translation>
    </message>
    <message>
        <source>%1 (as it is)</source>
        <translation>%1 (as it is)</translation>
    </message>
    <message>
        <source>The others are compared with the chunker that the corpus has.</source>
        <translation>The others are compared with the chunker that the corpus has.</translation>
    </message>
    <message>
        <source>Comparing chunkers</source>
        <translation>Comparing chunkers</translation>
    </message>
    <message>
        <source>Cut %1 with this chunker?</source>
        <translation>Cut %1 with this chunker?</translation>
    </message>
    <message>
        <source>%1

The sources are read again and the indexes made anew. Gold sets and answers stay: they point at the pages, not at chunks.</source>
        <translation>%1

The sources are read again and the indexes made anew. Gold sets and answers stay: they point at the pages, not at chunks.</translation>
    </message>
    <message>
        <source>Cut it</source>
        <translation>Cut it</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::CodeBlock</name>
    <message>
        <source>Copy this code</source>
        <translation>Copy this code</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>code</source>
        <translation>code</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ColdChunksModel</name>
    <message>
        <source>Path</source>
        <translation>Path</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Heading</translation>
    </message>
    <message>
        <source>Chunk</source>
        <translation>Chunk</translation>
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
        <translation>Nothing to show yet</translation>
    </message>
    <message>
        <source>Chunks that were never found</source>
        <translation>Chunks that were never found</translation>
    </message>
    <message>
        <source>%1 of %2 chunks stand among the passages of none of the %3 questions that this workspace keeps. Enter opens one.</source>
        <translation>%1 of %2 chunks stand among the passages of none of the %3 questions that this workspace keeps. Enter opens one.</translation>
    </message>
    <message>
        <source>Looking for chunks that were never found</source>
        <translation>Looking for chunks that were never found</translation>
    </message>
    <message>
        <source>The answers of all conversations are gone through.</source>
        <translation>The answers of all conversations are gone through.</translation>
    </message>
    <message>
        <source>No question was asked yet</source>
        <translation>No question was asked yet</translation>
    </message>
    <message>
        <source>Ask a few on the chat page (Ctrl+1). What their answers never find stands here then.</source>
        <translation>Ask a few on the chat page (Ctrl+1). What their answers never find stands here then.</translation>
    </message>
    <message>
        <source>Every chunk was found at least once</source>
        <translation>Every chunk was found at least once</translation>
    </message>
    <message>
        <source>%1 questions have found all %2 chunks.</source>
        <translation>%1 questions have found all %2 chunks.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Commands</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>Type what you want to do</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Find a command</translation>
    </message>
    <message>
        <source>Commands that match</source>
        <translation>Commands that match</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::CompareForm</name>
    <message>
        <source>Ask B</source>
        <translation>Ask B</translation>
    </message>
    <message>
        <source>What stands beside</source>
        <translation>What stands beside</translation>
    </message>
    <message>
        <source>Corpus of B</source>
        <translation>Corpus of B</translation>
    </message>
    <message>
        <source>How B searches</source>
        <translation>How B searches</translation>
    </message>
    <message>
        <source>Passages of B</source>
        <translation>Passages of B</translation>
    </message>
    <message>
        <source>Version of the prompt of B</source>
        <translation>Version of the prompt of B</translation>
    </message>
    <message>
        <source>Model of B</source>
        <translation>Model of B</translation>
    </message>
    <message>
        <source> passages</source>
        <translation> passages</translation>
    </message>
    <message>
        <source>words and meaning</source>
        <translation>words and meaning</translation>
    </message>
    <message>
        <source>words only</source>
        <translation>words only</translation>
    </message>
    <message>
        <source>meaning only</source>
        <translation>meaning only</translation>
    </message>
    <message>
        <source>another setup</source>
        <translation>another setup</translation>
    </message>
    <message>
        <source>version %1: %2</source>
        <translation>version %1: %2</translation>
    </message>
    <message>
        <source>answer, in use</source>
        <translation>answer, in use</translation>
    </message>
    <message>
        <source>Stop B</source>
        <translation>Stop B</translation>
    </message>
    <message>
        <source>corpus</source>
        <translation>corpus</translation>
    </message>
    <message>
        <source>search</source>
        <translation>search</translation>
    </message>
    <message>
        <source>number of passages</source>
        <translation>number of passages</translation>
    </message>
    <message>
        <source>prompt</source>
        <translation>prompt</translation>
    </message>
    <message>
        <source>model</source>
        <translation>model</translation>
    </message>
    <message>
        <source>Change at least one of these; B is asked the same question with it.</source>
        <translation>Change at least one of these; B is asked the same question with it.</translation>
    </message>
    <message>
        <source>B differs in: %1.</source>
        <translation>B differs in: %1.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ComparePane</name>
    <message>
        <source>Measures of both runs</source>
        <translation>Measures of both runs</translation>
    </message>
    <message>
        <source>Items that the measure compares</source>
        <translation>Items that the measure compares</translation>
    </message>
    <message>
        <source>Nothing is compared</source>
        <translation>Nothing is compared</translation>
    </message>
    <message>
        <source>Choose two runs in the list of runs and press C, or choose a baseline for the open run.</source>
        <translation>Choose two runs in the list of runs and press C, or choose a baseline for the open run.</translation>
    </message>
    <message>
        <source>Comparing; the window stays free.</source>
        <translation>Comparing; the window stays free.</translation>
    </message>
    <message>
        <source>A: %1   →   B: %2</source>
        <translation>A: %1   →   B: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) are in both runs.</source>
        <translation>
            <numerusform>%n item is in both runs.</numerusform>
            <numerusform>%n items are in both runs.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing differs in what was run.</source>
        <translation>Nothing differs in what was run.</translation>
    </message>
    <message>
        <source>Differs in: %1</source>
        <translation>Differs in: %1</translation>
    </message>
    <message>
        <source>Worse: %1</source>
        <translation>Worse: %1</translation>
    </message>
    <message>
        <source>Better: %1</source>
        <translation>Better: %1</translation>
    </message>
    <message>
        <source>Unchanged: %1</source>
        <translation>Unchanged: %1</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ComparisonModel</name>
    <message>
        <source>Measure</source>
        <translation>Measure</translation>
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
        <translation>In words</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>Better</translation>
    </message>
    <message>
        <source>Worse</source>
        <translation>Worse</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unchanged</translation>
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
        <translation>Conversations</translation>
    </message>
    <message>
        <source>New conversation (Ctrl+N)</source>
        <translation>New conversation (Ctrl+N)</translation>
    </message>
    <message numerus="yes">
        <source>%1
%2, %n question(s)</source>
        <translation>
            <numerusform>%1
%2, %n question</numerusform>
            <numerusform>%1
%2, %n questions</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Search in titles, questions and answers</source>
        <translation>Search in titles, questions and answers</translation>
    </message>
    <message>
        <source>Delete the conversation</source>
        <translation>Delete the conversation</translation>
    </message>
    <message>
        <source>%1, pinned</source>
        <translation>%1, pinned</translation>
    </message>
    <message>
        <source>Export the conversation</source>
        <translation>Export the conversation</translation>
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
        <translation>Unpin</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Pin</translation>
    </message>
    <message>
        <source>Export as Markdown …</source>
        <translation>Export as Markdown …</translation>
    </message>
    <message>
        <source>Export as JSON …</source>
        <translation>Export as JSON …</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::CorpusPage</name>
    <message numerus="yes">
        <source>%n remark(s) on reading; the list is below the pages.</source>
        <translation>
            <numerusform>%n remark on reading; the list is below the pages.</numerusform>
            <numerusform>%n remarks on reading; the list is below the pages.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was added: %2 pages, %3 chunks in %4.</source>
        <translation>%1 was added: %2 pages, %3 chunks in %4.</translation>
    </message>
    <message>
        <source>%1 has not changed.</source>
        <translation>%1 has not changed.</translation>
    </message>
    <message>
        <source>Adding was stopped.</source>
        <translation>Adding was stopped.</translation>
    </message>
    <message>
        <source>The old state is as it was.</source>
        <translation>The old state is as it was.</translation>
    </message>
    <message>
        <source>Add a corpus</source>
        <translation>Add a corpus</translation>
    </message>
    <message>
        <source>add</source>
        <translation>add</translation>
    </message>
    <message>
        <source>Filter the pages</source>
        <translation>Filter the pages</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>filter</translation>
    </message>
    <message>
        <source>Find on this page</source>
        <translation>Find on this page</translation>
    </message>
    <message>
        <source>find</source>
        <translation>find</translation>
    </message>
    <message>
        <source>Next page or section</source>
        <translation>Next page or section</translation>
    </message>
    <message>
        <source>next</source>
        <translation>next</translation>
    </message>
    <message>
        <source>Previous page or section</source>
        <translation>Previous page or section</translation>
    </message>
    <message>
        <source>previous</source>
        <translation>previous</translation>
    </message>
    <message>
        <source>Next chunk</source>
        <translation>Next chunk</translation>
    </message>
    <message>
        <source>chunk</source>
        <translation>chunk</translation>
    </message>
    <message>
        <source>Previous chunk</source>
        <translation>Previous chunk</translation>
    </message>
    <message>
        <source>Switch the page between rendered and raw</source>
        <translation>Switch the page between rendered and raw</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>raw</translation>
    </message>
    <message>
        <source>Show what failed on reading</source>
        <translation>Show what failed on reading</translation>
    </message>
    <message>
        <source>Remove the corpus</source>
        <translation>Remove the corpus</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>Remove %1?</translation>
    </message>
    <message>
        <source>Its pages, chunks and indexes leave the workspace. Your own files are not touched, and you can add them again.</source>
        <translation>Its pages, chunks and indexes leave the workspace. Your own files are not touched, and you can add them again.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>Corpus</translation>
    </message>
    <message>
        <source>The desktop has no program for this file.</source>
        <translation>The desktop has no program for this file.</translation>
    </message>
    <message>
        <source>Select the words that answer, or choose a chunk, then press G.</source>
        <translation>Select the words that answer, or choose a chunk, then press G.</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>Never found</source>
        <translation>Never found</translation>
    </message>
    <message>
        <source>This judgement was there already.</source>
        <translation>This judgement was there already.</translation>
    </message>
    <message>
        <source>%1 is at version %2 now. U takes the label back.</source>
        <translation>%1 is at version %2 now. U takes the label back.</translation>
    </message>
    <message>
        <source>The label was taken back; %1 is at version %2 now.</source>
        <translation>The label was taken back; %1 is at version %2 now.</translation>
    </message>
    <message>
        <source>Go to a line</source>
        <translation>Go to a line</translation>
    </message>
    <message>
        <source>Open the file in your editor</source>
        <translation>Open the file in your editor</translation>
    </message>
    <message>
        <source>Copy the place as a citation</source>
        <translation>Copy the place as a citation</translation>
    </message>
    <message>
        <source>This passage answers a question</source>
        <translation>This passage answers a question</translation>
    </message>
    <message>
        <source>gold</source>
        <translation>gold</translation>
    </message>
    <message>
        <source>Take the last label back</source>
        <translation>Take the last label back</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>undo</translation>
    </message>
    <message>
        <source>Show the page</source>
        <translation>Show the page</translation>
    </message>
    <message>
        <source>Show the documents as a table</source>
        <translation>Show the documents as a table</translation>
    </message>
    <message>
        <source>Show the figures of the corpus</source>
        <translation>Show the figures of the corpus</translation>
    </message>
    <message>
        <source>Show the chunks that were never found</source>
        <translation>Show the chunks that were never found</translation>
    </message>
    <message>
        <source>Read the source again</source>
        <translation>Read the source again</translation>
    </message>
    <message>
        <source>Show whether the snapshot adds up</source>
        <translation>Show whether the snapshot adds up</translation>
    </message>
    <message>
        <source>Sort the documents by the chosen column</source>
        <translation>Sort the documents by the chosen column</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::CorpusReports</name>
    <message>
        <source>Counting chunks</source>
        <translation>Counting chunks</translation>
    </message>
    <message>
        <source>Drawing the map</source>
        <translation>Drawing the map</translation>
    </message>
    <message>
        <source>Looking for chunks that were never found</source>
        <translation>Looking for chunks that were never found</translation>
    </message>
    <message>
        <source>Checking the snapshot</source>
        <translation>Checking the snapshot</translation>
    </message>
    <message>
        <source>Making the index anew</source>
        <translation>Making the index anew</translation>
    </message>
    <message>
        <source>Looking up the source</source>
        <translation>Looking up the source</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::CorpusViewModel</name>
    <message>
        <source>Reading the documents</source>
        <translation>Reading the documents</translation>
    </message>
    <message>
        <source>Reading sections</source>
        <translation>Reading sections</translation>
    </message>
    <message>
        <source>Opening a page</source>
        <translation>Opening a page</translation>
    </message>
    <message>
        <source>Filtering the documents</source>
        <translation>Filtering the documents</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::DiffListModel</name>
    <message>
        <source>(before the first heading)</source>
        <translation>(before the first heading)</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>before: %1</source>
        <translation>before: %1</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::DiffPane</name>
    <message>
        <source>Both versions side by side</source>
        <translation>Both versions side by side</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::DiffView</name>
    <message>
        <source>Compare versions</source>
        <translation>Compare versions</translation>
    </message>
    <message>
        <source>Sections: %1 added, %2 removed, %3 moved, %4 renamed, %5 changed. Pages: %6 added, %7 removed, %8 moved.</source>
        <translation>Sections: %1 added, %2 removed, %3 moved, %4 renamed, %5 changed. Pages: %6 added, %7 removed, %8 moved.</translation>
    </message>
    <message>
        <source>The comparison was stopped.</source>
        <translation>The comparison was stopped.</translation>
    </message>
    <message>
        <source>Older version</source>
        <translation>Older version</translation>
    </message>
    <message>
        <source>Newer version</source>
        <translation>Newer version</translation>
    </message>
    <message>
        <source>From</source>
        <translation>From</translation>
    </message>
    <message>
        <source>to</source>
        <translation>to</translation>
    </message>
    <message>
        <source>Filter the sections</source>
        <translation>Filter the sections</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>Kind of change</translation>
    </message>
    <message>
        <source>All changes</source>
        <translation>All changes</translation>
    </message>
    <message>
        <source>Changed sections</source>
        <translation>Changed sections</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>Previous change</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>Next change</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>Open the page</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Choose two different versions. A corpus gets another version when it is added again with one.</source>
        <translation>Choose two different versions. A corpus gets another version when it is added again with one.</translation>
    </message>
    <message>
        <source>Comparing %1 and %2</source>
        <translation>Comparing %1 and %2</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::DiffViewModel</name>
    <message>
        <source>added</source>
        <translation>added</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>removed</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>moved</translation>
    </message>
    <message>
        <source>renamed</source>
        <translation>renamed</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>Comparing %1 and %2</source>
        <translation>Comparing %1 and %2</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::DocumentGrid</name>
    <message>
        <source>Read again</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>No document is shown</source>
        <translation>No document is shown</translation>
    </message>
    <message>
        <source>Reads the source again: what failed is tried anew, what has not changed is kept.</source>
        <translation>Reads the source again: what failed is tried anew, what has not changed is kept.</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>No corpus is open</source>
        <translation>No corpus is open</translation>
    </message>
    <message>
        <source>Add a corpus with Ctrl+O; its documents stand here then.</source>
        <translation>Add a corpus with Ctrl+O; its documents stand here then.</translation>
    </message>
    <message>
        <source>This corpus has no files.</source>
        <translation>This corpus has no files.</translation>
    </message>
    <message>
        <source>Nothing fits “%1”. Shorten the filter at the left, or clear it with Esc.</source>
        <translation>Nothing fits “%1”. Shorten the filter at the left, or clear it with Esc.</translation>
    </message>
    <message>
        <source>%1 of %2 files  ·  %3 parsed, %4 failed, %5 left out</source>
        <translation>%1 of %2 files  ·  %3 parsed, %4 failed, %5 left out</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::DocumentList</name>
    <message>
        <source>Remove this corpus …</source>
        <translation>Remove this corpus …</translation>
    </message>
    <message>
        <source>Filter pages</source>
        <translation>Filter pages</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>Corpus</translation>
    </message>
    <message>
        <source>Add …</source>
        <translation>Add …</translation>
    </message>
    <message>
        <source>Pages and sections</source>
        <translation>Pages and sections</translation>
    </message>
    <message>
        <source>No corpus yet.</source>
        <translation>No corpus yet.</translation>
    </message>
    <message>
        <source>%1 pages · %2 sections · %3 chunks</source>
        <translation>%1 pages · %2 sections · %3 chunks</translation>
    </message>
    <message>
        <source>%1 of %2 files</source>
        <translation>%1 of %2 files</translation>
    </message>
    <message>
        <source>Snapshot %1
Chunker %2
Embedder %3
From %4</source>
        <translation>Snapshot %1
Chunker %2
Embedder %3
From %4</translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s) on reading</source>
        <translation>
            <numerusform>%n remark on reading</numerusform>
            <numerusform>%n remarks on reading</numerusform>
        </translation>
    </message>
    <message>
        <source>Words of path, title or status. Also state:failed, status:final, language:de, version:3, format:markdown, source:code.</source>
        <translation>Words of path, title or status. Also state:failed, status:final, language:de, version:3, format:markdown, source:code.</translation>
    </message>
    <message>
        <source>More for this corpus</source>
        <translation>More for this corpus</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::DocumentTableModel</name>
    <message>
        <source>Path</source>
        <translation>Path</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Sections</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>Chunks</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
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
        <translation>parsed</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>left out</translation>
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
        <translation>(before the first heading)</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>%n chunk(s)</source>
        <translation>
            <numerusform>%n chunk</numerusform>
            <numerusform>%n chunks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>touchstone::gui::DraftEditor</name>
    <message>
        <source>Text of the draft</source>
        <translation>Text of the draft</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::DraftFindingModel</name>
    <message>
        <source>mistake</source>
        <translation>mistake</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>warning</translation>
    </message>
    <message>
        <source>remark</source>
        <translation>remark</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Rule</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::DraftPane</name>
    <message>
        <source>What changed, and why</source>
        <translation>What changed, and why</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>Commit</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Throw away</translation>
    </message>
    <message>
        <source>Nothing is being written</source>
        <translation>Nothing is being written</translation>
    </message>
    <message>
        <source>A new version begins as the text of version B. It is kept while you type and becomes a version when you commit it.</source>
        <translation>A new version begins as the text of version B. It is kept while you type and becomes a version when you commit it.</translation>
    </message>
    <message>
        <source>New version from this</source>
        <translation>New version from this</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>Question to render the draft for</source>
        <translation>Question to render the draft for</translation>
    </message>
    <message>
        <source>A question; Enter shows what a model would be sent</source>
        <translation>A question; Enter shows what a model would be sent</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>Nothing was found.</translation>
    </message>
    <message>
        <source>What a model would be sent</source>
        <translation>What a model would be sent</translation>
    </message>
    <message>
        <source>New version from %1</source>
        <translation>New version from %1</translation>
    </message>
    <message>
        <source>Write a question above to see the messages with their tokens.</source>
        <translation>Write a question above to see the messages with their tokens.</translation>
    </message>
    <message>
        <source>Findings: %1</source>
        <translation>Findings: %1</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>draft</translation>
    </message>
    <message>
        <source>Changes: %1</source>
        <translation>Changes: %1</translation>
    </message>
    <message>
        <source>nothing has changed yet</source>
        <translation>nothing has changed yet</translation>
    </message>
    <message>
        <source>kept as a draft in the workspace</source>
        <translation>kept as a draft in the workspace</translation>
    </message>
    <message>
        <source>being kept …</source>
        <translation>being kept …</translation>
    </message>
    <message>
        <source>The text has not changed: there is nothing to commit.</source>
        <translation>The text has not changed: there is nothing to commit.</translation>
    </message>
    <message>
        <source>A version has a message.</source>
        <translation>A version has a message.</translation>
    </message>
    <message>
        <source>Say below what changed, and why.</source>
        <translation>Say below what changed, and why.</translation>
    </message>
    <message>
        <source>Throw the draft away?</source>
        <translation>Throw the draft away?</translation>
    </message>
    <message>
        <source>What was written from %1 is gone then.</source>
        <translation>What was written from %1 is gone then.</translation>
    </message>
    <message>
        <source>about %1 tokens over %2; the first %3 are the same for every question and can be cached</source>
        <translation>about %1 tokens over %2; the first %3 are the same for every question and can be cached</translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s) left out by the budget of %1 tokens or as repeats</source>
        <translation>
            <numerusform>%n passage left out by the budget of %1 tokens or as a repeat</numerusform>
            <numerusform>%n passages left out by the budget of %1 tokens or as repeats</numerusform>
        </translation>
    </message>
    <message>
        <source>example, %1</source>
        <translation>example, %1</translation>
    </message>
    <message>
        <source>about %1 tokens</source>
        <translation>about %1 tokens</translation>
    </message>
    <message>
        <source>— what stands above is the same for every question —</source>
        <translation>— what stands above is the same for every question —</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::EvaluationPage</name>
    <message>
        <source>Runs</source>
        <translation>Runs</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Evaluation</translation>
    </message>
    <message>
        <source>Next run or item</source>
        <translation>Next run or item</translation>
    </message>
    <message>
        <source>next</source>
        <translation>next</translation>
    </message>
    <message>
        <source>Previous run or item</source>
        <translation>Previous run or item</translation>
    </message>
    <message>
        <source>previous</source>
        <translation>previous</translation>
    </message>
    <message>
        <source>Filter the items of the run</source>
        <translation>Filter the items of the run</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>filter</translation>
    </message>
    <message>
        <source>Find among the items</source>
        <translation>Find among the items</translation>
    </message>
    <message>
        <source>Compare with another run</source>
        <translation>Compare with another run</translation>
    </message>
    <message>
        <source>compare</source>
        <translation>compare</translation>
    </message>
    <message>
        <source>Next measure</source>
        <translation>Next measure</translation>
    </message>
    <message>
        <source>measure</source>
        <translation>measure</translation>
    </message>
    <message>
        <source>Previous measure</source>
        <translation>Previous measure</translation>
    </message>
    <message>
        <source>Show or hide the chart</source>
        <translation>Show or hide the chart</translation>
    </message>
    <message>
        <source>Sort the items by the chosen column</source>
        <translation>Sort the items by the chosen column</translation>
    </message>
    <message>
        <source>Read the runs again</source>
        <translation>Read the runs again</translation>
    </message>
    <message>
        <source>Show all runs</source>
        <translation>Show all runs</translation>
    </message>
    <message>
        <source>Show the open run</source>
        <translation>Show the open run</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Comparison</translation>
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
        <translation>Show the item in the other run of the comparison</translation>
    </message>
    <message>
        <source>A or B</source>
        <translation>A or B</translation>
    </message>
    <message>
        <source>Show the comparison</source>
        <translation>Show the comparison</translation>
    </message>
    <message>
        <source>The run is finished.</source>
        <translation>The run is finished.</translation>
    </message>
    <message>
        <source>The run was stopped.</source>
        <translation>The run was stopped.</translation>
    </message>
    <message>
        <source>What it had is kept. Choose it and press Resume to go on.</source>
        <translation>What it had is kept. Choose it and press Resume to go on.</translation>
    </message>
    <message>
        <source>start</source>
        <translation>start</translation>
    </message>
    <message>
        <source>Resume the chosen run</source>
        <translation>Resume the chosen run</translation>
    </message>
    <message>
        <source>Labelling</source>
        <translation>Labelling</translation>
    </message>
    <message>
        <source>Judge the items that are shown</source>
        <translation>Judge the items that are shown</translation>
    </message>
    <message>
        <source>label</source>
        <translation>label</translation>
    </message>
    <message>
        <source>Show the labelling</source>
        <translation>Show the labelling</translation>
    </message>
    <message>
        <source>Label: passed</source>
        <translation>Label: passed</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>passed</translation>
    </message>
    <message>
        <source>Label: not passed</source>
        <translation>Label: not passed</translation>
    </message>
    <message>
        <source>not passed</source>
        <translation>not passed</translation>
    </message>
    <message>
        <source>Label: quality %1</source>
        <translation>Label: quality %1</translation>
    </message>
    <message>
        <source>Label: passages %1</source>
        <translation>Label: passages %1</translation>
    </message>
    <message>
        <source>note</source>
        <translation>note</translation>
    </message>
    <message>
        <source>Take the last label back</source>
        <translation>Take the last label back</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>undo</translation>
    </message>
    <message>
        <source>Next item without a label</source>
        <translation>Next item without a label</translation>
    </message>
    <message>
        <source>Kept as %1</source>
        <translation>Kept as %1</translation>
    </message>
    <message>
        <source>The causes are found.</source>
        <translation>The causes are found.</translation>
    </message>
    <message>
        <source>Start a run, from a form or an experiment file</source>
        <translation>Start a run, from a form or an experiment file</translation>
    </message>
    <message>
        <source>Show the next chart</source>
        <translation>Show the next chart</translation>
    </message>
    <message>
        <source>chart</source>
        <translation>chart</translation>
    </message>
    <message>
        <source>Show or hide what the items can be filtered by</source>
        <translation>Show or hide what the items can be filtered by</translation>
    </message>
    <message>
        <source>Find out why answers failed</source>
        <translation>Find out why answers failed</translation>
    </message>
    <message>
        <source>why</source>
        <translation>why</translation>
    </message>
    <message>
        <source>Ask the item again with another setting</source>
        <translation>Ask the item again with another setting</translation>
    </message>
    <message>
        <source>ask again</source>
        <translation>ask again</translation>
    </message>
    <message>
        <source>Open the item in the chat</source>
        <translation>Open the item in the chat</translation>
    </message>
    <message>
        <source>in chat</source>
        <translation>in chat</translation>
    </message>
    <message>
        <source>Tag the item&apos;s failure</source>
        <translation>Tag the item&apos;s failure</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>tag</translation>
    </message>
    <message>
        <source>Write a note on the item</source>
        <translation>Write a note on the item</translation>
    </message>
    <message>
        <source>Set the judge beside people</source>
        <translation>Set the judge beside people</translation>
    </message>
    <message>
        <source>judge</source>
        <translation>judge</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::EvaluationViewModel</name>
    <message>
        <source>Reading the runs</source>
        <translation>Reading the runs</translation>
    </message>
    <message>
        <source>Opening a run</source>
        <translation>Opening a run</translation>
    </message>
    <message>
        <source>Counting an unfinished run</source>
        <translation>Counting an unfinished run</translation>
    </message>
    <message>
        <source>Reading the samples</source>
        <translation>Reading the samples</translation>
    </message>
    <message>
        <source>Filtering the samples</source>
        <translation>Filtering the samples</translation>
    </message>
    <message>
        <source>Reading answers</source>
        <translation>Reading answers</translation>
    </message>
    <message>
        <source>Opening an item</source>
        <translation>Opening an item</translation>
    </message>
    <message>
        <source>Comparing two runs</source>
        <translation>Comparing two runs</translation>
    </message>
    <message>
        <source>Reading notes</source>
        <translation>Reading notes</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ExperimentFields</name>
    <message>
        <source>The run stops there and can be resumed. Empty: no limit.</source>
        <translation>The run stops there and can be resumed. Empty: no limit.</translation>
    </message>
    <message>
        <source>The experiment</source>
        <translation>The experiment</translation>
    </message>
    <message>
        <source>What the model is given</source>
        <translation>What the model is given</translation>
    </message>
    <message>
        <source>with sources</source>
        <translation>with sources</translation>
    </message>
    <message>
        <source>with whole pages</source>
        <translation>with whole pages</translation>
    </message>
    <message>
        <source>without sources</source>
        <translation>without sources</translation>
    </message>
    <message>
        <source>hybrid</source>
        <translation>hybrid</translation>
    </message>
    <message>
        <source>lexical</source>
        <translation>lexical</translation>
    </message>
    <message>
        <source>dense</source>
        <translation>dense</translation>
    </message>
    <message>
        <source>Passages that are retrieved</source>
        <translation>Passages that are retrieved</translation>
    </message>
    <message>
        <source>as usual for the mode</source>
        <translation>as usual for the mode</translation>
    </message>
    <message>
        <source>A reranker&apos;s SPEC, such as cross-encoder:path=FOLDER, can be typed here.</source>
        <translation>A reranker&apos;s SPEC, such as cross-encoder:path=FOLDER, can be typed here.</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>calls</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>tokens</translation>
    </message>
    <message>
        <source>money</source>
        <translation>money</translation>
    </message>
    <message>
        <source>The experiment file, as “touchstone-cli eval init” writes it. A file that is there already is never overwritten. Empty: no file is kept.</source>
        <translation>The experiment file, as “touchstone-cli eval init” writes it. A file that is there already is never overwritten. Empty: no file is kept.</translation>
    </message>
    <message>
        <source>Import a gold set …</source>
        <translation>Import a gold set …</translation>
    </message>
    <message>
        <source>&amp;Gold set</source>
        <translation>&amp;Gold set</translation>
    </message>
    <message>
        <source>&amp;Corpus</source>
        <translation>&amp;Corpus</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Model</translation>
    </message>
    <message>
        <source>&amp;Asked</source>
        <translation>&amp;Asked</translation>
    </message>
    <message>
        <source>&amp;Prompt</source>
        <translation>&amp;Prompt</translation>
    </message>
    <message>
        <source>R&amp;etrieval</source>
        <translation>R&amp;etrieval</translation>
    </message>
    <message>
        <source>Re&amp;ranking</source>
        <translation>Re&amp;ranking</translation>
    </message>
    <message>
        <source>&amp;Judge</source>
        <translation>&amp;Judge</translation>
    </message>
    <message>
        <source>Repea&amp;ts</source>
        <translation>Repea&amp;ts</translation>
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
        <translation>&amp;File</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n item(s)</source>
        <translation>
            <numerusform>%1 · %n item</numerusform>
            <numerusform>%1 · %n items</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody judges</source>
        <translation>nobody judges</translation>
    </message>
    <message>
        <source>quotes, no model</source>
        <translation>quotes, no model</translation>
    </message>
    <message>
        <source>Choose a gold set.</source>
        <translation>Choose a gold set.</translation>
    </message>
    <message>
        <source>Choose the corpus that the questions are asked of.</source>
        <translation>Choose the corpus that the questions are asked of.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ExperimentForm</name>
    <message>
        <source>Reading the gold sets</source>
        <translation>Reading the gold sets</translation>
    </message>
    <message>
        <source>Importing a gold set</source>
        <translation>Importing a gold set</translation>
    </message>
    <message>
        <source>Writing an experiment</source>
        <translation>Writing an experiment</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::FacetPane</name>
    <message>
        <source>up to %1</source>
        <translation>up to %1</translation>
    </message>
    <message>
        <source>Looking for causes</source>
        <translation>Looking for causes</translation>
    </message>
    <message>
        <source>Why did answers fail?</source>
        <translation>Why did answers fail?</translation>
    </message>
    <message>
        <source>Finds for each wrong answer the stage that lost it, by doing the retrieval again. No model is asked: Ctrl+D</source>
        <translation>Finds for each wrong answer the stage that lost it, by doing the retrieval again. No model is asked: Ctrl+D</translation>
    </message>
    <message>
        <source>What the items can be filtered by</source>
        <translation>What the items can be filtered by</translation>
    </message>
    <message>
        <source>Find the causes again</source>
        <translation>Find the causes again</translation>
    </message>
    <message>
        <source>Why it failed</source>
        <translation>Why it failed</translation>
    </message>
    <message>
        <source>%1 of %2 wrong</source>
        <translation>%1 of %2 wrong</translation>
    </message>
    <message>
        <source>The number is that of the items; beside it their share of all, with its 95 % interval.</source>
        <translation>The number is that of the items; beside it their share of all, with its 95 % interval.</translation>
    </message>
    <message>
        <source>Failures that are alike</source>
        <translation>Failures that are alike</translation>
    </message>
    <message>
        <source>What would help</source>
        <translation>What would help</translation>
    </message>
    <message>
        <source>items more right</source>
        <translation>items more right</translation>
    </message>
    <message>
        <source>Tried on every item by replay: the gold place of %1 would reach the model, of %2 no longer.</source>
        <translation>Tried on every item by replay: the gold place of %1 would reach the model, of %2 no longer.</translation>
    </message>
    <message>
        <source>Counted, not tried: %1 items have this cause.</source>
        <translation>Counted, not tried: %1 items have this cause.</translation>
    </message>
    <message>
        <source>No answer of this run is wrong, as far as this can be told.</source>
        <translation>No answer of this run is wrong, as far as this can be told.</translation>
    </message>
    <message>
        <source>No setting that was tried would mend more than it loses.</source>
        <translation>No setting that was tried would mend more than it loses.</translation>
    </message>
    <message>
        <source>Most likely to help: %1 About %2 items more would be right %3.</source>
        <translation>Most likely to help: %1 About %2 items more would be right %3.</translation>
    </message>
    <message>
        <source>Most likely to help: %1 At most %2 items more would be right.</source>
        <translation>Most likely to help: %1 At most %2 items more would be right.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Against the baseline</source>
        <translation>Against the baseline</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>worse</translation>
    </message>
    <message>
        <source>better</source>
        <translation>better</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::FiguresPane</name>
    <message>
        <source>Counting; the window stays free.</source>
        <translation>Counting; the window stays free.</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>tokens</translation>
    </message>
    <message>
        <source>chunks</source>
        <translation>chunks</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>Chunks</translation>
    </message>
    <message>
        <source>%1 chunks hold about %2 tokens; half of them have up to %3, the largest has %4.</source>
        <translation>%1 chunks hold about %2 tokens; half of them have up to %3, the largest has %4.</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>documents</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) have no chunk: nothing of them can be found.</source>
        <translation>
            <numerusform>%n document has no chunk: nothing of it can be found.</numerusform>
            <numerusform>%n documents have no chunk: nothing of them can be found.</numerusform>
        </translation>
    </message>
    <message>
        <source>How many chunks a document was cut into.</source>
        <translation>How many chunks a document was cut into.</translation>
    </message>
    <message>
        <source>KB</source>
        <translation>KB</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>times the same</source>
        <translation>times the same</translation>
    </message>
    <message>
        <source>texts</source>
        <translation>texts</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Times</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>%1, chunk %2, %3</source>
        <translation>%1, chunk %2, %3</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Path</translation>
    </message>
    <message>
        <source>Chunk</source>
        <translation>Chunk</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>Across</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>This snapshot has no vectors.</source>
        <translation>This snapshot has no vectors.</translation>
    </message>
    <message>
        <source>Chunks that lie together have similar vectors (%1). The two directions hold %2 of the differences; %3 of %4 chunks are drawn, the rest darkens the ground.</source>
        <translation>Chunks that lie together have similar vectors (%1). The two directions hold %2 of the differences; %3 of %4 chunks are drawn, the rest darkens the ground.</translation>
    </message>
    <message>
        <source>No chunks to count</source>
        <translation>No chunks to count</translation>
    </message>
    <message>
        <source>Add a corpus, or choose one at the left; its figures stand here then.</source>
        <translation>Add a corpus, or choose one at the left; its figures stand here then.</translation>
    </message>
    <message>
        <source>Sizes of the chunks</source>
        <translation>Sizes of the chunks</translation>
    </message>
    <message>
        <source>Chunks per document</source>
        <translation>Chunks per document</translation>
    </message>
    <message>
        <source>What became of the bytes</source>
        <translation>What became of the bytes</translation>
    </message>
    <message>
        <source>Chunks with the same text</source>
        <translation>Chunks with the same text</translation>
    </message>
    <message>
        <source>Map of the vectors</source>
        <translation>Map of the vectors</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::FindBar</name>
    <message>
        <source>Find on this page</source>
        <translation>Find on this page</translation>
    </message>
    <message>
        <source>Previous place (Shift+Enter)</source>
        <translation>Previous place (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next place (Enter)</source>
        <translation>Next place (Enter)</translation>
    </message>
    <message>
        <source>nowhere</source>
        <translation>nowhere</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::GateResultModel</name>
    <message>
        <source>passed</source>
        <translation>passed</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>cannot be told</source>
        <translation>cannot be told</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>Gate</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Items</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::GoldDialog</name>
    <message>
        <source>Add to the gold set</source>
        <translation>Add to the gold set</translation>
    </message>
    <message>
        <source>Add to a gold set</source>
        <translation>Add to a gold set</translation>
    </message>
    <message>
        <source>answers it (2)</source>
        <translation>answers it (2)</translation>
    </message>
    <message>
        <source>helps (1)</source>
        <translation>helps (1)</translation>
    </message>
    <message>
        <source>does not (0)</source>
        <translation>does not (0)</translation>
    </message>
    <message>
        <source>&amp;Question</source>
        <translation>&amp;Question</translation>
    </message>
    <message>
        <source>Gold &amp;set</source>
        <translation>Gold &amp;set</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Places</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::GoldOffer</name>
    <message>
        <source>A gold set is needed</source>
        <translation>A gold set is needed</translation>
    </message>
    <message>
        <source>It holds questions, and for each the places of the corpus that answer it: JSON Lines, CSV, or rows of Ragas. Take the questions on the handbook to see how it works, or a file of your own.</source>
        <translation>It holds questions, and for each the places of the corpus that answer it: JSON Lines, CSV, or rows of Ragas. Take the questions on the handbook to see how it works, or a file of your own.</translation>
    </message>
    <message>
        <source>Import a file …</source>
        <translation>Import a file …</translation>
    </message>
    <message>
        <source>Take the questions on the handbook</source>
        <translation>Take the questions on the handbook</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>Back to the form</translation>
    </message>
    <message>
        <source>What is wrong with the file</source>
        <translation>What is wrong with the file</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>What is wrong</translation>
    </message>
    <message>
        <source>Taking the questions on the handbook</source>
        <translation>Taking the questions on the handbook</translation>
    </message>
    <message>
        <source>Choose a gold set</source>
        <translation>Choose a gold set</translation>
    </message>
    <message>
        <source>Gold sets (*.jsonl *.csv *.json);;All files (*)</source>
        <translation>Gold sets (*.jsonl *.csv *.json);;All files (*)</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Reading %1</translation>
    </message>
    <message>
        <source>%1 was not imported.</source>
        <translation>%1 was not imported.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) cannot be read; nothing was kept. Mend them and import it again.</source>
        <translation>
            <numerusform>%n line cannot be read; nothing was kept. Mend it and import the file again.</numerusform>
            <numerusform>%n lines cannot be read; nothing was kept. Mend them and import the file again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>touchstone::gui::HeaderBar</name>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Back (Alt+Left)</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>Forward (Alt+Right)</translation>
    </message>
    <message>
        <source>Show or hide the panel (F9)</source>
        <translation>Show or hide the panel (F9)</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commands</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Find a command</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::HealthBadge</name>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>%1 files = %2 parsed + %3 failed + %4 left out</source>
        <translation>%1 files = %2 parsed + %3 failed + %4 left out</translation>
    </message>
    <message>
        <source>%1 chunks = %2 that the snapshot counted</source>
        <translation>%1 chunks = %2 that the snapshot counted</translation>
    </message>
    <message>
        <source>%1 chunks = %2 rows of the word index</source>
        <translation>%1 chunks = %2 rows of the word index</translation>
    </message>
    <message>
        <source>%1 chunks = %2 vectors</source>
        <translation>%1 chunks = %2 vectors</translation>
    </message>
    <message>
        <source>%1 chunks = %2 vectors of the further embedder</source>
        <translation>%1 chunks = %2 vectors of the further embedder</translation>
    </message>
    <message>
        <source>The index was built from this snapshot</source>
        <translation>The index was built from this snapshot</translation>
    </message>
    <message>
        <source>The index was built from another snapshot</source>
        <translation>The index was built from another snapshot</translation>
    </message>
    <message>
        <source>Everything adds up</source>
        <translation>Everything adds up</translation>
    </message>
    <message>
        <source>Does not add up</source>
        <translation>Does not add up</translation>
    </message>
    <message>
        <source>Health of the snapshot</source>
        <translation>Health of the snapshot</translation>
    </message>
    <message>
        <source>Nothing has to be done.</source>
        <translation>Nothing has to be done.</translation>
    </message>
    <message>
        <source>The chunks are all there. Make the index anew: it takes as long as indexing did, and nothing is read or paid for again.</source>
        <translation>The chunks are all there. Make the index anew: it takes as long as indexing did, and nothing is read or paid for again.</translation>
    </message>
    <message>
        <source>Read the source again: what has not changed is kept, and the snapshot is made anew.</source>
        <translation>Read the source again: what has not changed is kept, and the snapshot is made anew.</translation>
    </message>
    <message>
        <source>Read the source again</source>
        <translation>Read the source again</translation>
    </message>
    <message>
        <source>Make the index anew</source>
        <translation>Make the index anew</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::HoverCard</name>
    <message>
        <source>verified: the source says it</source>
        <translation>verified: the source says it</translation>
    </message>
    <message>
        <source>partly: the source does not carry the whole sentence</source>
        <translation>partly: the source does not carry the whole sentence</translation>
    </message>
    <message>
        <source>not in the source</source>
        <translation>not in the source</translation>
    </message>
    <message>
        <source>no such source</source>
        <translation>no such source</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ItemCard</name>
    <message>
        <source>No item is chosen</source>
        <translation>No item is chosen</translation>
    </message>
    <message>
        <source>Choose an item of a run: J and K walk, Enter opens it here.</source>
        <translation>Choose an item of a run: J and K walk, Enter opens it here.</translation>
    </message>
    <message>
        <source>The chosen item</source>
        <translation>The chosen item</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Expected</translation>
    </message>
    <message>
        <source>Expected answer</source>
        <translation>Expected answer</translation>
    </message>
    <message>
        <source>Retrieved</source>
        <translation>Retrieved</translation>
    </message>
    <message>
        <source>Retrieved passages</source>
        <translation>Retrieved passages</translation>
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
        <translation>Where</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Text of the chosen passage</source>
        <translation>Text of the chosen passage</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Scores</translation>
    </message>
    <message>
        <source>Scores of the item</source>
        <translation>Scores of the item</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>repeat %1</source>
        <translation>repeat %1</translation>
    </message>
    <message>
        <source>The corpus does not answer this question: it must be refused.</source>
        <translation>The corpus does not answer this question: it must be refused.</translation>
    </message>
    <message>
        <source>It failed: %1</source>
        <translation>It failed: %1</translation>
    </message>
    <message>
        <source>It was refused.</source>
        <translation>It was refused.</translation>
    </message>
    <message>
        <source>It was refused: %1</source>
        <translation>It was refused: %1</translation>
    </message>
    <message>
        <source>not in the corpus</source>
        <translation>not in the corpus</translation>
    </message>
    <message>
        <source>gold %1</source>
        <translation>gold %1</translation>
    </message>
    <message>
        <source>It was given to the model.</source>
        <translation>It was given to the model.</translation>
    </message>
    <message>
        <source>The gold is not marked: %1</source>
        <translation>The gold is not marked: %1</translation>
    </message>
    <message>
        <source>Not retrieved, though gold %1: %2</source>
        <translation>Not retrieved, though gold %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s), %1 to the model</source>
        <translation>
            <numerusform>%n passage, %1 to the model</numerusform>
            <numerusform>%n passages, %1 to the model</numerusform>
        </translation>
    </message>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>Open in chat</source>
        <translation>Open in chat</translation>
    </message>
    <message>
        <source>Takes the question there, with corpus, model and settings of the run: O</source>
        <translation>Takes the question there, with corpus, model and settings of the run: O</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ItemChangeModel</name>
    <message>
        <source>Item</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
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
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ItemNotes</name>
    <message>
        <source>Reading notes</source>
        <translation>Reading notes</translation>
    </message>
    <message>
        <source>Writing a note</source>
        <translation>Writing a note</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ItemRerun</name>
    <message>
        <source>Asking an item again</source>
        <translation>Asking an item again</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::JudgeCalibration</name>
    <message>
        <source>Setting a judge beside people</source>
        <translation>Setting a judge beside people</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Everywhere</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::LabelDialog</name>
    <message>
        <source>Add to the gold set</source>
        <translation>Add to the gold set</translation>
    </message>
    <message>
        <source>This passage answers …</source>
        <translation>This passage answers …</translation>
    </message>
    <message>
        <source>The passage</source>
        <translation>The passage</translation>
    </message>
    <message>
        <source>The question, as somebody would ask it</source>
        <translation>The question, as somebody would ask it</translation>
    </message>
    <message>
        <source>answers it</source>
        <translation>answers it</translation>
    </message>
    <message>
        <source>helps</source>
        <translation>helps</translation>
    </message>
    <message>
        <source>does not</source>
        <translation>does not</translation>
    </message>
    <message>
        <source>&amp;Question</source>
        <translation>&amp;Question</translation>
    </message>
    <message>
        <source>Gold &amp;set</source>
        <translation>Gold &amp;set</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>The question is in the set; it gets one more passage.</source>
        <translation>The question is in the set; it gets one more passage.</translation>
    </message>
    <message>
        <source>A new question.</source>
        <translation>A new question.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::LabelPane</name>
    <message>
        <source>Nothing to judge</source>
        <translation>Nothing to judge</translation>
    </message>
    <message>
        <source>Open a run, filter its items as you like and press L: they come here one by one, to be judged by keys. Judges are measured against what people say.</source>
        <translation>Open a run, filter its items as you like and press L: they come here one by one, to be judged by keys. Judges are measured against what people say.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Y  passed</source>
        <translation>Y  passed</translation>
    </message>
    <message>
        <source>N  not passed</source>
        <translation>N  not passed</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Quality</translation>
    </message>
    <message>
        <source>1  wrong</source>
        <translation>1  wrong</translation>
    </message>
    <message>
        <source>2  mostly wrong</source>
        <translation>2  mostly wrong</translation>
    </message>
    <message>
        <source>3  half right</source>
        <translation>3  half right</translation>
    </message>
    <message>
        <source>4  mostly right</source>
        <translation>4  mostly right</translation>
    </message>
    <message>
        <source>5  right</source>
        <translation>5  right</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>Passages</translation>
    </message>
    <message>
        <source>Q  0 no help</source>
        <translation>Q  0 no help</translation>
    </message>
    <message>
        <source>W  1 touch it</source>
        <translation>W  1 touch it</translation>
    </message>
    <message>
        <source>E  2 help</source>
        <translation>E  2 help</translation>
    </message>
    <message>
        <source>R  3 answer it</source>
        <translation>R  3 answer it</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Note (M)</source>
        <translation>Note (M)</translation>
    </message>
    <message>
        <source>U  undo</source>
        <translation>U  undo</translation>
    </message>
    <message>
        <source>%1: item %2 of %3, %4 judged</source>
        <translation>%1: item %2 of %3, %4 judged</translation>
    </message>
    <message>
        <source>How good is the judge?</source>
        <translation>How good is the judge?</translation>
    </message>
    <message>
        <source>Sets the judge&apos;s scores of the run beside these labels: Ctrl+Shift+C</source>
        <translation>Sets the judge&apos;s scores of the run beside these labels: Ctrl+Shift+C</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::LabelQueue</name>
    <message>
        <source>Reading labels</source>
        <translation>Reading labels</translation>
    </message>
    <message>
        <source>Opening an item</source>
        <translation>Opening an item</translation>
    </message>
    <message>
        <source>Writing a label</source>
        <translation>Writing a label</translation>
    </message>
    <message>
        <source>Taking a label back</source>
        <translation>Taking a label back</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::Labels</name>
    <message>
        <source>Reading the gold sets</source>
        <translation>Reading the gold sets</translation>
    </message>
    <message>
        <source>Reading the questions</source>
        <translation>Reading the questions</translation>
    </message>
    <message>
        <source>Writing a label</source>
        <translation>Writing a label</translation>
    </message>
    <message>
        <source>Taking a label back</source>
        <translation>Taking a label back</translation>
    </message>
    <message>
        <source>Name the set that the question belongs to.</source>
        <translation>Name the set that the question belongs to.</translation>
    </message>
    <message>
        <source>The name of a set has no &apos;@&apos;.</source>
        <translation>The name of a set has no &apos;@&apos;.</translation>
    </message>
    <message>
        <source>“%1” will be a new set, version 1.</source>
        <translation>“%1” will be a new set, version 1.</translation>
    </message>
    <message>
        <source>%1 becomes version %2; the version before stays.</source>
        <translation>%1 becomes version %2; the version before stays.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::LintTableModel</name>
    <message>
        <source>Severity</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Finding</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::LintView</name>
    <message>
        <source>Findings in %1</source>
        <translation>Findings in %1</translation>
    </message>
    <message>
        <source>%1 pages, %2 sections, %3 links: %4 errors, %5 warnings, %6 remarks.</source>
        <translation>%1 pages, %2 sections, %3 links: %4 errors, %5 warnings, %6 remarks.</translation>
    </message>
    <message>
        <source>The check was stopped.</source>
        <translation>The check was stopped.</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Saved as %1.</translation>
    </message>
    <message>
        <source>Checking %1</source>
        <translation>Checking %1</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Proposed report</source>
        <translation>Proposed report</translation>
    </message>
    <message>
        <source>Choose a finding: what to tell the authors stands here.</source>
        <translation>Choose a finding: what to tell the authors stands here.</translation>
    </message>
    <message>
        <source>Filter the findings</source>
        <translation>Filter the findings</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>All rules</source>
        <translation>All rules</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>All severities</source>
        <translation>All severities</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>Open the page</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Copy the report</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>The report is on the clipboard.</source>
        <translation>The report is on the clipboard.</translation>
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
        <translation>Table (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Export the findings</source>
        <translation>Export the findings</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::LintViewModel</name>
    <message>
        <source>Broken link</source>
        <translation>Broken link</translation>
    </message>
    <message>
        <source>Broken anchor</source>
        <translation>Broken anchor</translation>
    </message>
    <message>
        <source>Missing include</source>
        <translation>Missing include</translation>
    </message>
    <message>
        <source>Empty heading</source>
        <translation>Empty heading</translation>
    </message>
    <message>
        <source>Anchor given twice</source>
        <translation>Anchor given twice</translation>
    </message>
    <message>
        <source>Page not in the navigation</source>
        <translation>Page not in the navigation</translation>
    </message>
    <message>
        <source>Nearly the same</source>
        <translation>Nearly the same</translation>
    </message>
    <message>
        <source>Section too large</source>
        <translation>Section too large</translation>
    </message>
    <message>
        <source>Code in another language</source>
        <translation>Code in another language</translation>
    </message>
    <message>
        <source>Deprecated name</source>
        <translation>Deprecated name</translation>
    </message>
    <message>
        <source>Speaks to the model</source>
        <translation>Speaks to the model</translation>
    </message>
    <message>
        <source>Invisible characters</source>
        <translation>Invisible characters</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Checking %1</source>
        <translation>Checking %1</translation>
    </message>
    <message>
        <source>Opening a page</source>
        <translation>Opening a page</translation>
    </message>
    <message>
        <source>Saving the findings</source>
        <translation>Saving the findings</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::LogDialog</name>
    <message>
        <source>committed</source>
        <translation>committed</translation>
    </message>
    <message>
        <source>tagged</source>
        <translation>tagged</translation>
    </message>
    <message>
        <source>promoted</source>
        <translation>promoted</translation>
    </message>
    <message>
        <source>stopped by a gate</source>
        <translation>stopped by a gate</translation>
    </message>
    <message>
        <source>rolled back</source>
        <translation>rolled back</translation>
    </message>
    <message>
        <source>Log of the prompt %1</source>
        <translation>Log of the prompt %1</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>When</source>
        <translation>When</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>The log is being read.</source>
        <translation>The log is being read.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Nothing was done with it yet: its texts came with the program.</source>
        <translation>Nothing was done with it yet: its texts came with the program.</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s), the newest first.</source>
        <translation>
            <numerusform>%n entry.</numerusform>
            <numerusform>%n entries, the newest first.</numerusform>
        </translation>
    </message>
    <message>
        <source>tried beside production</source>
        <translation>tried beside production</translation>
    </message>
    <message>
        <source>shadow begun</source>
        <translation>shadow begun</translation>
    </message>
    <message>
        <source>shadow ended</source>
        <translation>shadow ended</translation>
    </message>
    <message>
        <source>suite run</source>
        <translation>suite run</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::MainWindow</name>
    <message>
        <source>no model: quotes</source>
        <translation>no model: quotes</translation>
    </message>
    <message>
        <source>opening …</source>
        <translation>opening …</translation>
    </message>
    <message>
        <source>Go offline or online</source>
        <translation>Go offline or online</translation>
    </message>
    <message>
        <source>Go online</source>
        <translation>Go online</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>Switch between light and dark</translation>
    </message>
    <message>
        <source>Cancel the running jobs</source>
        <translation>Cancel the running jobs</translation>
    </message>
    <message>
        <source>no workspace</source>
        <translation>no workspace</translation>
    </message>
    <message>
        <source>Touchstone</source>
        <translation>Touchstone</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Find a command</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>commands</translation>
    </message>
    <message>
        <source>Show the keys that count here</source>
        <translation>Show the keys that count here</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>keys</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>back</source>
        <translation>back</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>Go forward</translation>
    </message>
    <message>
        <source>Show or hide the panel</source>
        <translation>Show or hide the panel</translation>
    </message>
    <message>
        <source>Go to the next part of the window</source>
        <translation>Go to the next part of the window</translation>
    </message>
    <message>
        <source>Go to the previous part of the window</source>
        <translation>Go to the previous part of the window</translation>
    </message>
    <message>
        <source>Quit Touchstone</source>
        <translation>Quit Touchstone</translation>
    </message>
    <message>
        <source>Go to: %1</source>
        <translation>Go to: %1</translation>
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
            <numerusform>%n marked place</numerusform>
            <numerusform>%n marked places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>touchstone::gui::MeasureStrip</name>
    <message>
        <source>Measures</source>
        <translation>Measures</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::MeasureTile</name>
    <message>
        <source>Half of the items: %1 or less; 95 of 100: %2; 99 of 100: %3</source>
        <translation>Half of the items: %1 or less; 95 of 100: %2; 99 of 100: %3</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::MessageBanner</name>
    <message>
        <source>Close this message</source>
        <translation>Close this message</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::NetworkEvents</name>
    <message>
        <source>Reading the network log</source>
        <translation>Reading the network log</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>For</source>
        <translation>For</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Took</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::NetworkLogDialog</name>
    <message>
        <source>Filter by host or purpose</source>
        <translation>Filter by host or purpose</translation>
    </message>
    <message>
        <source>Network log</source>
        <translation>Network log</translation>
    </message>
    <message>
        <source>Filter the network log</source>
        <translation>Filter the network log</translation>
    </message>
    <message>
        <source>Requests, newest first</source>
        <translation>Requests, newest first</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>No request has been made from this workspace. Everything so far stayed on this machine.</source>
        <translation>No request has been made from this workspace. Everything so far stayed on this machine.</translation>
    </message>
    <message>
        <source>%1 of %2 requests. Only what was sent is listed; addresses are without query values and keys.</source>
        <translation>%1 of %2 requests. Only what was sent is listed; addresses are without query values and keys.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::NotesCard</name>
    <message>
        <source>Own tags of the failure</source>
        <translation>Own tags of the failure</translation>
    </message>
    <message>
        <source>Own tags, with commas between them</source>
        <translation>Own tags, with commas between them</translation>
    </message>
    <message>
        <source>Note on the item</source>
        <translation>Note on the item</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Own notes</source>
        <translation>Own notes</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::PageView</name>
    <message>
        <source>Open the published page (asks first)</source>
        <translation>Open the published page (asks first)</translation>
    </message>
    <message>
        <source>No page is open</source>
        <translation>No page is open</translation>
    </message>
    <message>
        <source>Choose a page at the left to see what the index has of it: where each chunk begins, and what is in none.</source>
        <translation>Choose a page at the left to see what the index has of it: where each chunk begins, and what is in none.</translation>
    </message>
    <message>
        <source>Page with chunk borders</source>
        <translation>Page with chunk borders</translation>
    </message>
    <message>
        <source>Rendered</source>
        <translation>Rendered</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Raw</translation>
    </message>
    <message>
        <source>Copy the place as a citation</source>
        <translation>Copy the place as a citation</translation>
    </message>
    <message>
        <source>The citation was copied.</source>
        <translation>The citation was copied.</translation>
    </message>
    <message numerus="yes">
        <source>%n chunk(s)</source>
        <translation>
            <numerusform>%n chunk</numerusform>
            <numerusform>%n chunks</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the file in your editor</source>
        <translation>Open the file in your editor</translation>
    </message>
    <message>
        <source>Raw text of the page with chunk borders</source>
        <translation>Raw text of the page with chunk borders</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Both</translation>
    </message>
    <message>
        <source>extracted text: ranges are not those of a file</source>
        <translation>extracted text: ranges are not those of a file</translation>
    </message>
    <message>
        <source>Point at a line to see its chunk; click it, or press Alt+Down, to open its card.</source>
        <translation>Point at a line to see its chunk; click it, or press Alt+Down, to open its card.</translation>
    </message>
    <message>
        <source>Chunk %1 of %2</source>
        <translation>Chunk %1 of %2</translation>
    </message>
    <message>
        <source>Go to a line</source>
        <translation>Go to a line</translation>
    </message>
    <message>
        <source>Line of %1:</source>
        <translation>Line of %1:</translation>
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
        <translation>Version A, the older side</translation>
    </message>
    <message>
        <source>Swap A and B (X)</source>
        <translation>Swap A and B (X)</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Version B, the newer side</source>
        <translation>Version B, the newer side</translation>
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
        <translation>, cited</translation>
    </message>
    <message>
        <source>words</source>
        <translation>words</translation>
    </message>
    <message>
        <source>meaning</source>
        <translation>meaning</translation>
    </message>
    <message>
        <source>fused</source>
        <translation>fused</translation>
    </message>
    <message>
        <source>Ask again without this passage</source>
        <translation>Ask again without this passage</translation>
    </message>
    <message>
        <source>page</source>
        <translation>page</translation>
    </message>
    <message>
        <source>reranked</source>
        <translation>reranked</translation>
    </message>
    <message>
        <source>reranked by: %1</source>
        <translation>reranked by: %1</translation>
    </message>
    <message>
        <source>Why is another passage not here?</source>
        <translation>Why is another passage not here?</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::PlanView</name>
    <message>
        <source>nothing</source>
        <translation>nothing</translation>
    </message>
    <message>
        <source>not known: no prices</source>
        <translation>not known: no prices</translation>
    </message>
    <message>
        <source>about %1 (%2 to %3) %4</source>
        <translation>about %1 (%2 to %3) %4</translation>
    </message>
    <message>
        <source>I have read the command and trust it</source>
        <translation>I have read the command and trust it</translation>
    </message>
    <message>
        <source>What each arm would take</source>
        <translation>What each arm would take</translation>
    </message>
    <message>
        <source>Planning; nothing is sent.</source>
        <translation>Planning; nothing is sent.</translation>
    </message>
    <message>
        <source>%1: gold set %2 on %3. %4 answers, %5 calls of models, %6 of them in the cache already.</source>
        <translation>%1: gold set %2 on %3. %4 answers, %5 calls of models, %6 of them in the cache already.</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>This run</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Calls</translation>
    </message>
    <message>
        <source>%1, %2 of them to judge</source>
        <translation>%1, %2 of them to judge</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>Tokens in</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>Tokens out</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>At least %1 at the rate limit.</source>
        <translation>At least %1 at the rate limit.</translation>
    </message>
    <message>
        <source>The estimate is above the budget of %1: the run will stop there and can be resumed.</source>
        <translation>The estimate is above the budget of %1: the run will stop there and can be resumed.</translation>
    </message>
    <message>
        <source>It starts a program of its own: %1</source>
        <translation>It starts a program of its own: %1</translation>
    </message>
    <message>
        <source>A run can be stopped at any time; what it had is kept, and it goes on where it was.</source>
        <translation>A run can be stopped at any time; what it had is kept, and it goes on where it was.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::PreferencesPage</name>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>The key is in the keychain.</source>
        <translation>The key is in the keychain.</translation>
    </message>
    <message>
        <source>Answers are written by the one that is chosen here. Questions and the passages found for them are sent to it, and to nobody else.</source>
        <translation>Answers are written by the one that is chosen here. Questions and the passages found for them are sent to it, and to nobody else.</translation>
    </message>
    <message>
        <source>Model servers</source>
        <translation>Model servers</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>As the desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Stay offline: reach nothing but this computer</source>
        <translation>Stay offline: reach nothing but this computer</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Theme</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Language</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>Appearance and network</source>
        <translation>Appearance and network</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Workspace</translation>
    </message>
    <message>
        <source>Where things lie</source>
        <translation>Where things lie</translation>
    </message>
    <message>
        <source>%1 is saved.</source>
        <translation>%1 is saved.</translation>
    </message>
    <message>
        <source>Remove a model server</source>
        <translation>Remove a model server</translation>
    </message>
    <message>
        <source>Remove %1 from the settings?</source>
        <translation>Remove %1 from the settings?</translation>
    </message>
    <message>
        <source>Its key, if it has one, stays where it is.</source>
        <translation>Its key, if it has one, stays where it is.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Add a model server</source>
        <translation>Add a model server</translation>
    </message>
    <message>
        <source>add server</source>
        <translation>add server</translation>
    </message>
    <message>
        <source>Find local model servers</source>
        <translation>Find local model servers</translation>
    </message>
    <message>
        <source>find servers</source>
        <translation>find servers</translation>
    </message>
    <message>
        <source>The language changes as soon as the running work is done.</source>
        <translation>The language changes as soon as the running work is done.</translation>
    </message>
    <message>
        <source>Show the network log</source>
        <translation>Show the network log</translation>
    </message>
    <message>
        <source>network log</source>
        <translation>network log</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ProgressLine</name>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::PromoteDialog</name>
    <message>
        <source>Bring %1 into production</source>
        <translation>Bring %1 into production</translation>
    </message>
    <message>
        <source>Gates file</source>
        <translation>Gates file</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Choose …</translation>
    </message>
    <message>
        <source>Gold set</source>
        <translation>Gold set</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Ask no gate, for the reason that is given</source>
        <translation>Ask no gate, for the reason that is given</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Why; it is kept in the log</source>
        <translation>Why; it is kept in the log</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>Gates</translation>
    </message>
    <message>
        <source>Promote</source>
        <translation>Promote</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>The promotion was stopped; nothing has changed.</source>
        <translation>The promotion was stopped; nothing has changed.</translation>
    </message>
    <message>
        <source>What was asked is kept; it goes on where it was.</source>
        <translation>What was asked is kept; it goes on where it was.</translation>
    </message>
    <message>
        <source>Choose a gates file</source>
        <translation>Choose a gates file</translation>
    </message>
    <message>
        <source>Gates (*.json)</source>
        <translation>Gates (*.json)</translation>
    </message>
    <message>
        <source>%1 answers now, %2 would take its place.</source>
        <translation>%1 answers now, %2 would take its place.</translation>
    </message>
    <message>
        <source>Their texts are equal: no gate has to be asked.</source>
        <translation>Their texts are equal: no gate has to be asked.</translation>
    </message>
    <message>
        <source>The gates of %1 hold, on the gold set %2 with %3, unless another file is named.</source>
        <translation>The gates of %1 hold, on the gold set %2 with %3, unless another file is named.</translation>
    </message>
    <message>
        <source>No gates were named for this prompt yet; a file with rules makes them hold from now on.</source>
        <translation>No gates were named for this prompt yet; a file with rules makes them hold from now on.</translation>
    </message>
    <message>
        <source>The gates need at most %1 calls, about %2 tokens in and %3 out, %4. Press Promote again to ask them.</source>
        <translation>The gates need at most %1 calls, about %2 tokens in and %3 out, %4. Press Promote again to ask them.</translation>
    </message>
    <message>
        <source>about %1 %2</source>
        <translation>about %1 %2</translation>
    </message>
    <message>
        <source>price not known</source>
        <translation>price not known</translation>
    </message>
    <message>
        <source>%1 is in production.</source>
        <translation>%1 is in production.</translation>
    </message>
    <message>
        <source>Every gate was passed.</source>
        <translation>Every gate was passed.</translation>
    </message>
    <message>
        <source>%1 is not promoted; %2 goes on answering.</source>
        <translation>%1 is not promoted; %2 goes on answering.</translation>
    </message>
    <message>
        <source>A gate has stopped it; the table says which and why. The log keeps it.</source>
        <translation>A gate has stopped it; the table says which and why. The log keeps it.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::PromptDiffView</name>
    <message>
        <source>broke</source>
        <translation>broke</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>fixed</translation>
    </message>
    <message>
        <source>This is it, together with the changes before it: none does it alone.</source>
        <translation>This is it, together with the changes before it: none does it alone.</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Left out: %1</translation>
    </message>
    <message>
        <source>This is it: alone it %1 %2 of %3 items.</source>
        <translation>This is it: alone it %1 %2 of %3 items.</translation>
    </message>
    <message>
        <source>This is it: the only change.</source>
        <translation>This is it: the only change.</translation>
    </message>
    <message>
        <source>Alone it %1 %2 of %3 items.</source>
        <translation>Alone it %1 %2 of %3 items.</translation>
    </message>
    <message>
        <source>Change %1 of %2</source>
        <translation>Change %1 of %2</translation>
    </message>
    <message>
        <source>blanks or line ends only</source>
        <translation>blanks or line ends only</translation>
    </message>
    <message>
        <source>moved to line %1</source>
        <translation>moved to line %1</translation>
    </message>
    <message>
        <source>moved from line %1</source>
        <translation>moved from line %1</translation>
    </message>
    <message numerus="yes">
        <source>%n equal line(s)</source>
        <translation>
            <numerusform>%n equal line</numerusform>
            <numerusform>%n equal lines</numerusform>
        </translation>
    </message>
    <message>
        <source>Both texts</source>
        <translation>Both texts</translation>
    </message>
    <message>
        <source>The texts are equal.</source>
        <translation>The texts are equal.</translation>
    </message>
    <message>
        <source>removed: %1</source>
        <translation>removed: %1</translation>
    </message>
    <message>
        <source>added: %1</source>
        <translation>added: %1</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::PromptDraft</name>
    <message>
        <source>Opening a draft</source>
        <translation>Opening a draft</translation>
    </message>
    <message>
        <source>Keeping a draft</source>
        <translation>Keeping a draft</translation>
    </message>
    <message>
        <source>Checking a draft</source>
        <translation>Checking a draft</translation>
    </message>
    <message>
        <source>There is no corpus to find passages in.</source>
        <translation>There is no corpus to find passages in.</translation>
    </message>
    <message>
        <source>Add one on the corpus page; then the draft can be rendered.</source>
        <translation>Add one on the corpus page; then the draft can be rendered.</translation>
    </message>
    <message>
        <source>Rendering a draft</source>
        <translation>Rendering a draft</translation>
    </message>
    <message>
        <source>Committing a prompt</source>
        <translation>Committing a prompt</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::PromptNameModel</name>
    <message numerus="yes">
        <source>%n version(s) found</source>
        <translation>
            <numerusform>%n version found</numerusform>
            <numerusform>%n versions found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n version(s)</source>
        <translation>
            <numerusform>%n version</numerusform>
            <numerusform>%n versions</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is in production</source>
        <translation>%1 is in production</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::PromptPromoter</name>
    <message>
        <source>Looking up the gates of a prompt</source>
        <translation>Looking up the gates of a prompt</translation>
    </message>
    <message>
        <source>Planning a promotion</source>
        <translation>Planning a promotion</translation>
    </message>
    <message>
        <source>Promoting %1</source>
        <translation>Promoting %1</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::PromptTrialModel</name>
    <message>
        <source>Reading the gold sets</source>
        <translation>Reading the gold sets</translation>
    </message>
    <message>
        <source>Planning a comparison of prompts</source>
        <translation>Planning a comparison of prompts</translation>
    </message>
    <message>
        <source>Looking for the edit between %1 and %2</source>
        <translation>Looking for the edit between %1 and %2</translation>
    </message>
    <message>
        <source>Comparing the answers of %1 and %2</source>
        <translation>Comparing the answers of %1 and %2</translation>
    </message>
    <message>
        <source>Looking for an earlier comparison</source>
        <translation>Looking for an earlier comparison</translation>
    </message>
    <message>
        <source>%1 fixed, %2 broken, %3 in other words</source>
        <translation>%1 fixed, %2 broken, %3 in other words</translation>
    </message>
    <message>
        <source>Both had the same passages.</source>
        <translation>Both had the same passages.</translation>
    </message>
    <message>
        <source>Each had passages retrieved anew.</source>
        <translation>Each had passages retrieved anew.</translation>
    </message>
    <message>
        <source>A and B cannot be told apart: %1. %2</source>
        <translation>A and B cannot be told apart: %1. %2</translation>
    </message>
    <message>
        <source>No evidence that B differs from A (nearest: %1)</source>
        <translation>No evidence that B differs from A (nearest: %1)</translation>
    </message>
    <message>
        <source>B is probably better: %1</source>
        <translation>B is probably better: %1</translation>
    </message>
    <message>
        <source>B is probably worse: %1</source>
        <translation>B is probably worse: %1</translation>
    </message>
    <message>
        <source>this set of %1 detects a difference of %2</source>
        <translation>this set of %1 detects a difference of %2</translation>
    </message>
    <message>
        <source>this set of %1 detects %2 points</source>
        <translation>this set of %1 detects %2 points</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::PromptVersionModel</name>
    <message>
        <source>built in</source>
        <translation>built in</translation>
    </message>
    <message>
        <source>has a draft</source>
        <translation>has a draft</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>by %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>from %1</translation>
    </message>
    <message>
        <source>%1: %2, n %3 (run %4)</source>
        <translation>%1: %2, n %3 (run %4)</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::PromptsPage</name>
    <message>
        <source>Words and answers</source>
        <translation>Words and answers</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>%1 is tagged %2.</source>
        <translation>%1 is tagged %2.</translation>
    </message>
    <message>
        <source>%1@%2 is in production again, instead of %3.</source>
        <translation>%1@%2 is in production again, instead of %3.</translation>
    </message>
    <message>
        <source>No version of %1 is in production any more; before it was %2.</source>
        <translation>No version of %1 is in production any more; before it was %2.</translation>
    </message>
    <message>
        <source>%1 is committed.</source>
        <translation>%1 is committed.</translation>
    </message>
    <message>
        <source>%1 has this text already: no new version.</source>
        <translation>%1 has this text already: no new version.</translation>
    </message>
    <message>
        <source>No item was fixed or broken between them: there is nothing to look for.</source>
        <translation>No item was fixed or broken between them: there is nothing to look for.</translation>
    </message>
    <message>
        <source>%1 stays A while you walk.</source>
        <translation>%1 stays A while you walk.</translation>
    </message>
    <message>
        <source>A is the parent of B again.</source>
        <translation>A is the parent of B again.</translation>
    </message>
    <message>
        <source>Tag %1</source>
        <translation>Tag %1</translation>
    </message>
    <message>
        <source>A tag stands on one version; it leaves the one that had it.
Production is reached by a promotion.</source>
        <translation>A tag stands on one version; it leaves the one that had it.
Production is reached by a promotion.</translation>
    </message>
    <message>
        <source>No version of %1 is in production.</source>
        <translation>No version of %1 is in production.</translation>
    </message>
    <message>
        <source>There is nothing to go back from; the newest text that came with the program answers.</source>
        <translation>There is nothing to go back from; the newest text that came with the program answers.</translation>
    </message>
    <message>
        <source>Roll %1 back</source>
        <translation>Roll %1 back</translation>
    </message>
    <message>
        <source>%1 is in production. What was there before the last promotion answers again.
Why? It is kept in the log.</source>
        <translation>%1 is in production. What was there before the last promotion answers again.
Why? It is kept in the log.</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>Next version in the list</source>
        <translation>Next version in the list</translation>
    </message>
    <message>
        <source>next</source>
        <translation>next</translation>
    </message>
    <message>
        <source>Previous version in the list</source>
        <translation>Previous version in the list</translation>
    </message>
    <message>
        <source>Search in the texts of all prompts</source>
        <translation>Search in the texts of all prompts</translation>
    </message>
    <message>
        <source>search</source>
        <translation>search</translation>
    </message>
    <message>
        <source>Find a prompt by its words</source>
        <translation>Find a prompt by its words</translation>
    </message>
    <message>
        <source>Next change of the text</source>
        <translation>Next change of the text</translation>
    </message>
    <message>
        <source>change</source>
        <translation>change</translation>
    </message>
    <message>
        <source>Previous change of the text</source>
        <translation>Previous change of the text</translation>
    </message>
    <message>
        <source>Hold this version as A, or let it go</source>
        <translation>Hold this version as A, or let it go</translation>
    </message>
    <message>
        <source>hold A</source>
        <translation>hold A</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>Swap A and B</translation>
    </message>
    <message>
        <source>swap</source>
        <translation>swap</translation>
    </message>
    <message>
        <source>Choose version A</source>
        <translation>Choose version A</translation>
    </message>
    <message>
        <source>Choose version B</source>
        <translation>Choose version B</translation>
    </message>
    <message>
        <source>Texts side by side or in one column</source>
        <translation>Texts side by side or in one column</translation>
    </message>
    <message>
        <source>one column</source>
        <translation>one column</translation>
    </message>
    <message>
        <source>Show blanks and line ends</source>
        <translation>Show blanks and line ends</translation>
    </message>
    <message>
        <source>Show only what changed</source>
        <translation>Show only what changed</translation>
    </message>
    <message>
        <source>only changes</source>
        <translation>only changes</translation>
    </message>
    <message>
        <source>Tag version B …</source>
        <translation>Tag version B …</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>tag</translation>
    </message>
    <message>
        <source>Roll the prompt back to what was in production before …</source>
        <translation>Roll the prompt back to what was in production before …</translation>
    </message>
    <message>
        <source>Show the log of the prompt</source>
        <translation>Show the log of the prompt</translation>
    </message>
    <message>
        <source>log</source>
        <translation>log</translation>
    </message>
    <message>
        <source>Read the prompts again</source>
        <translation>Read the prompts again</translation>
    </message>
    <message>
        <source>Compare the answers of A and B (the cost is told first)</source>
        <translation>Compare the answers of A and B (the cost is told first)</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>answers</translation>
    </message>
    <message>
        <source>Find the edit that did it (the cost is told first)</source>
        <translation>Find the edit that did it (the cost is told first)</translation>
    </message>
    <message>
        <source>find the edit</source>
        <translation>find the edit</translation>
    </message>
    <message>
        <source>Start what was planned</source>
        <translation>Start what was planned</translation>
    </message>
    <message>
        <source>Stop the comparison</source>
        <translation>Stop the comparison</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>stop</translation>
    </message>
    <message>
        <source>Retrieve anew for each version, or the same passages for both</source>
        <translation>Retrieve anew for each version, or the same passages for both</translation>
    </message>
    <message>
        <source>Next item of the comparison</source>
        <translation>Next item of the comparison</translation>
    </message>
    <message>
        <source>next item</source>
        <translation>next item</translation>
    </message>
    <message>
        <source>Previous item of the comparison</source>
        <translation>Previous item of the comparison</translation>
    </message>
    <message>
        <source>Filter the items of the comparison</source>
        <translation>Filter the items of the comparison</translation>
    </message>
    <message>
        <source>Show the measures of the comparison</source>
        <translation>Show the measures of the comparison</translation>
    </message>
    <message>
        <source>measures</source>
        <translation>measures</translation>
    </message>
    <message>
        <source>Show words and answers</source>
        <translation>Show words and answers</translation>
    </message>
    <message>
        <source>Show the words alone</source>
        <translation>Show the words alone</translation>
    </message>
    <message>
        <source>Show the answers alone</source>
        <translation>Show the answers alone</translation>
    </message>
    <message>
        <source>New version from version B</source>
        <translation>New version from version B</translation>
    </message>
    <message>
        <source>new version</source>
        <translation>new version</translation>
    </message>
    <message>
        <source>Show the draft</source>
        <translation>Show the draft</translation>
    </message>
    <message>
        <source>Commit the draft</source>
        <translation>Commit the draft</translation>
    </message>
    <message>
        <source>commit</source>
        <translation>commit</translation>
    </message>
    <message>
        <source>Show what a model would be sent</source>
        <translation>Show what a model would be sent</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>preview</translation>
    </message>
    <message>
        <source>Next finding in the draft</source>
        <translation>Next finding in the draft</translation>
    </message>
    <message>
        <source>finding</source>
        <translation>finding</translation>
    </message>
    <message>
        <source>Show what the draft changes</source>
        <translation>Show what the draft changes</translation>
    </message>
    <message>
        <source>Throw the draft away</source>
        <translation>Throw the draft away</translation>
    </message>
    <message>
        <source>Bring version B into production …</source>
        <translation>Bring version B into production …</translation>
    </message>
    <message>
        <source>promote</source>
        <translation>promote</translation>
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
        <translation>Judge both answers without their names</translation>
    </message>
    <message>
        <source>blind</source>
        <translation>blind</translation>
    </message>
    <message>
        <source>Show the blind comparison</source>
        <translation>Show the blind comparison</translation>
    </message>
    <message>
        <source>Blind: the left answer is better</source>
        <translation>Blind: the left answer is better</translation>
    </message>
    <message>
        <source>left</source>
        <translation>left</translation>
    </message>
    <message>
        <source>Blind: the right answer is better</source>
        <translation>Blind: the right answer is better</translation>
    </message>
    <message>
        <source>right</source>
        <translation>right</translation>
    </message>
    <message>
        <source>Blind: both are equally good</source>
        <translation>Blind: both are equally good</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>equal</translation>
    </message>
    <message>
        <source>Take the last choice back</source>
        <translation>Take the last choice back</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>undo</translation>
    </message>
    <message>
        <source>Show what the choices add up to</source>
        <translation>Show what the choices add up to</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::PromptsViewModel</name>
    <message>
        <source>Reading the prompts</source>
        <translation>Reading the prompts</translation>
    </message>
    <message>
        <source>Searching the prompts</source>
        <translation>Searching the prompts</translation>
    </message>
    <message>
        <source>Comparing two versions</source>
        <translation>Comparing two versions</translation>
    </message>
    <message>
        <source>Tagging a prompt</source>
        <translation>Tagging a prompt</translation>
    </message>
    <message>
        <source>Rolling a prompt back</source>
        <translation>Rolling a prompt back</translation>
    </message>
    <message>
        <source>Reading the log of a prompt</source>
        <translation>Reading the log of a prompt</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::QuestionBox</name>
    <message>
        <source>Send the question</source>
        <translation>Send the question</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>Stop the answer</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::Rail</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::RankLines</name>
    <message>
        <source>not in the corpus</source>
        <translation>not in the corpus</translation>
    </message>
    <message>
        <source>%1 passages in both, %2 only at the left, %3 only at the right</source>
        <translation>%1 passages in both, %2 only at the left, %3 only at the right</translation>
    </message>
    <message>
        <source>Ranks of the passages</source>
        <translation>Ranks of the passages</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::RemarksDialog</name>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Remarks on reading %1</source>
        <translation>Remarks on reading %1</translation>
    </message>
    <message>
        <source>Remarks on reading</source>
        <translation>Remarks on reading</translation>
    </message>
    <message>
        <source>These files or places were left out or could not be read; everything else was. Enter opens the page.</source>
        <translation>These files or places were left out or could not be read; everything else was. Enter opens the page.</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>Copy the list</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::RerunCard</name>
    <message>
        <source>It failed: %1</source>
        <translation>It failed: %1</translation>
    </message>
    <message>
        <source>It was refused.</source>
        <translation>It was refused.</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>Setting that is changed</source>
        <translation>Setting that is changed</translation>
    </message>
    <message>
        <source>mode</source>
        <translation>mode</translation>
    </message>
    <message>
        <source>k</source>
        <translation>k</translation>
    </message>
    <message>
        <source>reranking</source>
        <translation>reranking</translation>
    </message>
    <message>
        <source>prompt</source>
        <translation>prompt</translation>
    </message>
    <message>
        <source>model</source>
        <translation>model</translation>
    </message>
    <message>
        <source>Its value for this item</source>
        <translation>Its value for this item</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>Scores that differ</source>
        <translation>Scores that differ</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>In the run</source>
        <translation>In the run</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Ask again with</source>
        <translation>Ask again with</translation>
    </message>
    <message>
        <source>Asking again</source>
        <translation>Asking again</translation>
    </message>
    <message>
        <source>Answer in the run</source>
        <translation>Answer in the run</translation>
    </message>
    <message>
        <source>Answer now</source>
        <translation>Answer now</translation>
    </message>
    <message numerus="yes">
        <source>%n score(s) as before</source>
        <translation>
            <numerusform>%n score as before</numerusform>
            <numerusform>%n scores as before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>touchstone::gui::RetrievalCard</name>
    <message>
        <source>The model may look things up itself</source>
        <translation>The model may look things up itself</translation>
    </message>
    <message>
        <source>How passages are found</source>
        <translation>How passages are found</translation>
    </message>
    <message>
        <source>hybrid: words and meaning</source>
        <translation>hybrid: words and meaning</translation>
    </message>
    <message>
        <source>words only (BM25)</source>
        <translation>words only (BM25)</translation>
    </message>
    <message>
        <source>meaning only (vectors)</source>
        <translation>meaning only (vectors)</translation>
    </message>
    <message>
        <source>as the mode has it</source>
        <translation>as the mode has it</translation>
    </message>
    <message>
        <source>features, none, or the SPEC of another reranker, such as tei:url=URL</source>
        <translation>features, none, or the SPEC of another reranker, such as tei:url=URL</translation>
    </message>
    <message>
        <source>&amp;Search by</source>
        <translation>&amp;Search by</translation>
    </message>
    <message>
        <source>&amp;Passages</source>
        <translation>&amp;Passages</translation>
    </message>
    <message>
        <source>&amp;Reranker</source>
        <translation>&amp;Reranker</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::RunDiagnoser</name>
    <message>
        <source>Reading a diagnosis</source>
        <translation>Reading a diagnosis</translation>
    </message>
    <message>
        <source>Measuring how far down the gold lies</source>
        <translation>Measuring how far down the gold lies</translation>
    </message>
    <message>
        <source>Finding out why answers failed</source>
        <translation>Finding out why answers failed</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::RunPane</name>
    <message>
        <source>Arm of the run</source>
        <translation>Arm of the run</translation>
    </message>
    <message>
        <source>Run to hold this one against</source>
        <translation>Run to hold this one against</translation>
    </message>
    <message>
        <source>Each measure then says how it changed from that run to this one, and whether there is evidence for it.</source>
        <translation>Each measure then says how it changed from that run to this one, and whether there is evidence for it.</translation>
    </message>
    <message>
        <source>No run is open</source>
        <translation>No run is open</translation>
    </message>
    <message>
        <source>Choose a run in the list of runs and press Enter.</source>
        <translation>Choose a run in the list of runs and press Enter.</translation>
    </message>
    <message>
        <source>gold set %1</source>
        <translation>gold set %1</translation>
    </message>
    <message>
        <source>corpus %1</source>
        <translation>corpus %1</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1, %2 of %3</translation>
    </message>
    <message numerus="yes">
        <source>This run is not finished. The figures are those of the %n sample(s) that were there when it was opened.</source>
        <translation>
            <numerusform>This run is not finished. The figures are those of the %n sample that was there when it was opened.</numerusform>
            <numerusform>This run is not finished. The figures are those of the %n samples that were there when it was opened.</numerusform>
        </translation>
    </message>
    <message>
        <source>This run stopped: %1</source>
        <translation>This run stopped: %1</translation>
    </message>
    <message>
        <source>No baseline</source>
        <translation>No baseline</translation>
    </message>
    <message>
        <source>Against %1</source>
        <translation>Against %1</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::RunStarter</name>
    <message>
        <source>about %1 (%2 to %3)</source>
        <translation>about %1 (%2 to %3)</translation>
    </message>
    <message>
        <source>Planning a run</source>
        <translation>Planning a run</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Run %1</translation>
    </message>
    <message>
        <source>Resuming a run</source>
        <translation>Resuming a run</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::RunTableModel</name>
    <message>
        <source>n %1, n/a %2, failed %3</source>
        <translation>n %1, n/a %2, failed %3</translation>
    </message>
    <message>
        <source>running</source>
        <translation>running</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrupted</translation>
    </message>
    <message>
        <source>done</source>
        <translation>done</translation>
    </message>
    <message>
        <source>stopped by an error</source>
        <translation>stopped by an error</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 of %2, %3 failed</source>
        <translation>%1 of %2, %3 failed</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Not measured, or not finished yet.</source>
        <translation>Not measured, or not finished yet.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>Answered by</translation>
    </message>
    <message>
        <source>Gold set</source>
        <translation>Gold set</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begun</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::RunsPane</name>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>No run yet</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Runs</translation>
    </message>
    <message>
        <source>Choose two runs with Ctrl or Shift, then compare them: C</source>
        <translation>Choose two runs with Ctrl or Shift, then compare them: C</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the runs …</source>
        <translation>Reading the runs …</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>Start a run …</source>
        <translation>Start a run …</translation>
    </message>
    <message>
        <source>Try failed ones again</source>
        <translation>Try failed ones again</translation>
    </message>
    <message>
        <source>From a form or an experiment file; what it would take is told first: Ctrl+N</source>
        <translation>From a form or an experiment file; what it would take is told first: Ctrl+N</translation>
    </message>
    <message>
        <source>A run asks every question of a gold set and scores the answers. Start one here: a form has all that it needs, from the gold set on, and says beside it what the run would take.</source>
        <translation>A run asks every question of a gold set and scores the answers. Start one here: a form has all that it needs, from the gold set on, and says beside it what the run would take.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::SafeTextBrowser</name>
    <message>
        <source>Open a page of the web?</source>
        <translation>Open a page of the web?</translation>
    </message>
    <message>
        <source>This link leads out of Touchstone, to %1.</source>
        <translation>This link leads out of Touchstone, to %1.</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Open in the browser</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::SampleTableModel</name>
    <message>
        <source>answered</source>
        <translation>answered</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>%1, again %2</source>
        <translation>%1, again %2</translation>
    </message>
    <message>
        <source>Not applicable; the item says why.</source>
        <translation>Not applicable; the item says why.</translation>
    </message>
    <message>
        <source>This score could not be had; the item says why.</source>
        <translation>This score could not be had; the item says why.</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Why it failed</source>
        <translation>Why it failed</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::SamplesPane</name>
    <message>
        <source>Filter: words, kind:…, state:refused, token_f1&lt;0.5</source>
        <translation>Filter: words, kind:…, state:refused, token_f1&lt;0.5</translation>
    </message>
    <message>
        <source>No item is shown</source>
        <translation>No item is shown</translation>
    </message>
    <message>
        <source>Filter the items</source>
        <translation>Filter the items</translation>
    </message>
    <message>
        <source>Items of the run</source>
        <translation>Items of the run</translation>
    </message>
    <message>
        <source>Nothing fits “%1”. Shorten the filter, or clear it with Esc.</source>
        <translation>Nothing fits “%1”. Shorten the filter, or clear it with Esc.</translation>
    </message>
    <message>
        <source>No item yet</source>
        <translation>No item yet</translation>
    </message>
    <message>
        <source>This run has not answered any question yet.</source>
        <translation>This run has not answered any question yet.</translation>
    </message>
    <message>
        <source>%1 of %2 items</source>
        <translation>%1 of %2 items</translation>
    </message>
    <message>
        <source>Reading the items …</source>
        <translation>Reading the items …</translation>
    </message>
    <message>
        <source>Words look into item, kind and question. kind:&quot;several hops&quot;, tag:…, state:failed, state:refused, cause:not_retrieved, alike:1, lost:given, goldrank&gt;5 and a measure with &lt;, &gt;, =, :na or :failed look there alone.</source>
        <translation>Words look into item, kind and question. kind:&quot;several hops&quot;, tag:…, state:failed, state:refused, cause:not_retrieved, alike:1, lost:given, goldrank&gt;5 and a measure with &lt;, &gt;, =, :na or :failed look there alone.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ScoreBar</name>
    <message>
        <source>%1: %2, n %3 (run %4)</source>
        <translation>%1: %2, n %3 (run %4)</translation>
    </message>
    <message>
        <source>No run has measured this version yet.</source>
        <translation>No run has measured this version yet.</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>not measured</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::SendPreview</name>
    <message>
        <source>Messages that would be sent</source>
        <translation>Messages that would be sent</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Send</translation>
    </message>
    <message>
        <source>Send it; this workspace asks no more for this host</source>
        <translation>Send it; this workspace asks no more for this host</translation>
    </message>
    <message>
        <source>&amp;Always for this host</source>
        <translation>&amp;Always for this host</translation>
    </message>
    <message>
        <source>Send it; no workspace asks any more for this host. The list stands in the settings file</source>
        <translation>Send it; no workspace asks any more for this host. The list stands in the settings file</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>&amp;Not now</translation>
    </message>
    <message>
        <source>Send nothing (Esc); the question stays</source>
        <translation>Send nothing (Esc); the question stays</translation>
    </message>
    <message>
        <source>This is the first question that goes from this workspace to %1.</source>
        <translation>This is the first question that goes from this workspace to %1.</translation>
    </message>
    <message>
        <source>model %1</source>
        <translation>model %1</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1, %2</source>
        <translation>about %1, %2</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>encrypted</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>not encrypted</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the model may call %n tool(s)</source>
        <translation>
            <numerusform>the model may call %n tool</numerusform>
            <numerusform>the model may call %n tools</numerusform>
        </translation>
    </message>
    <message>
        <source>no key</source>
        <translation>no key</translation>
    </message>
    <message>
        <source>key %1, not shown</source>
        <translation>key %1, not shown</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ServerChecks</name>
    <message>
        <source>The workspace is still being opened.</source>
        <translation>The workspace is still being opened.</translation>
    </message>
    <message>
        <source>Checking a model server</source>
        <translation>Checking a model server</translation>
    </message>
    <message>
        <source>Asking for the names of models</source>
        <translation>Asking for the names of models</translation>
    </message>
    <message>
        <source>Looking for model servers on this computer</source>
        <translation>Looking for model servers on this computer</translation>
    </message>
    <message>
        <source>Writing to the keychain</source>
        <translation>Writing to the keychain</translation>
    </message>
    <message>
        <source>The address is well formed</source>
        <translation>The address is well formed</translation>
    </message>
    <message>
        <source>It knows the model</source>
        <translation>It knows the model</translation>
    </message>
    <message>
        <source>It answers a short question</source>
        <translation>It answers a short question</translation>
    </message>
    <message>
        <source>It streams its answer</source>
        <translation>It streams its answer</translation>
    </message>
    <message>
        <source>The name has an address</source>
        <translation>The name has an address</translation>
    </message>
    <message>
        <source>The server takes connections</source>
        <translation>The server takes connections</translation>
    </message>
    <message>
        <source>The certificate is trusted</source>
        <translation>The certificate is trusted</translation>
    </message>
    <message>
        <source>The key is there and accepted</source>
        <translation>The key is there and accepted</translation>
    </message>
    <message>
        <source>It calls tools</source>
        <translation>It calls tools</translation>
    </message>
    <message>
        <source>It keeps to a JSON schema</source>
        <translation>It keeps to a JSON schema</translation>
    </message>
    <message>
        <source>It makes vectors</source>
        <translation>It makes vectors</translation>
    </message>
    <message>
        <source>It says how long its context is</source>
        <translation>It says how long its context is</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ServerEditor</name>
    <message>
        <source>List models</source>
        <translation>List models</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Everything works. Save the server to use it.</source>
        <translation>Everything works. Save the server to use it.</translation>
    </message>
    <message>
        <source>Not everything works yet; see the first step that failed.</source>
        <translation>Not everything works yet; see the first step that failed.</translation>
    </message>
    <message>
        <source>My server</source>
        <translation>My server</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>No key</translation>
    </message>
    <message>
        <source>From an environment variable</source>
        <translation>From an environment variable</translation>
    </message>
    <message>
        <source>From the keychain</source>
        <translation>From the keychain</translation>
    </message>
    <message>
        <source>Name of the variable or keychain entry</source>
        <translation>Name of the variable or keychain entry</translation>
    </message>
    <message>
        <source>New key for the keychain; empty = leave it as it is</source>
        <translation>New key for the keychain; empty = leave it as it is</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Address</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Model</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>&amp;Key</translation>
    </message>
    <message>
        <source>Testing step by step …</source>
        <translation>Testing step by step …</translation>
    </message>
    <message>
        <source>A new model server</source>
        <translation>A new model server</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>Edit %1</translation>
    </message>
    <message>
        <source>Name of the entry</source>
        <translation>Name of the entry</translation>
    </message>
    <message>
        <source>Only the name of the variable is kept; its value never leaves the environment.</source>
        <translation>Only the name of the variable is kept; its value never leaves the environment.</translation>
    </message>
    <message>
        <source>The key goes to the keychain of your desktop; the settings hold only its name.</source>
        <translation>The key goes to the keychain of your desktop; the settings hold only its name.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::ServerList</name>
    <message>
        <source>Add a server</source>
        <translation>Add a server</translation>
    </message>
    <message>
        <source>Find local servers</source>
        <translation>Find local servers</translation>
    </message>
    <message>
        <source>Asks the usual ports of this computer and nothing else.</source>
        <translation>Asks the usual ports of this computer and nothing else.</translation>
    </message>
    <message>
        <source>Without a model</source>
        <translation>Without a model</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>Edit %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Remove %1</translation>
    </message>
    <message>
        <source>Quotes the best passages word for word. Needs nothing.</source>
        <translation>Quotes the best passages word for word. Needs nothing.</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Looking …</translation>
    </message>
    <message>
        <source>No model server answers on the usual ports of this computer. Start one, such as llama.cpp or Ollama, and look again.</source>
        <translation>No model server answers on the usual ports of this computer. Start one, such as llama.cpp or Ollama, and look again.</translation>
    </message>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Set up</translation>
    </message>
    <message>
        <source>Set up %1 at %2</source>
        <translation>Set up %1 at %2</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::SettingsDiffModel</name>
    <message>
        <source>(not set)</source>
        <translation>(not set)</translation>
    </message>
    <message>
        <source>added</source>
        <translation>added</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>removed</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Setting</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
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
        <translation>Corpus that is asked</translation>
    </message>
    <message>
        <source>Model that answers</source>
        <translation>Model that answers</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Ask</translation>
    </message>
    <message>
        <source>with</source>
        <translation>with</translation>
    </message>
    <message>
        <source>handbook (being indexed)</source>
        <translation>handbook (being indexed)</translation>
    </message>
    <message>
        <source>no corpus yet</source>
        <translation>no corpus yet</translation>
    </message>
    <message>
        <source>Connect a model …</source>
        <translation>Connect a model …</translation>
    </message>
    <message>
        <source>How passages are found</source>
        <translation>How passages are found</translation>
    </message>
    <message>
        <source>Version of the prompt</source>
        <translation>Version of the prompt</translation>
    </message>
    <message>
        <source>answer, in use</source>
        <translation>answer, in use</translation>
    </message>
    <message>
        <source>Retrieval: %1</source>
        <translation>Retrieval: %1</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::SideBySide</name>
    <message>
        <source>cites nothing</source>
        <translation>cites nothing</translation>
    </message>
    <message>
        <source>cites %1</source>
        <translation>cites %1</translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: other passages</source>
        <translation>%1: other passages</translation>
    </message>
    <message>
        <source>only A says this</source>
        <translation>only A says this</translation>
    </message>
    <message>
        <source>only B says this</source>
        <translation>only B says this</translation>
    </message>
    <message>
        <source>New in B: %1.</source>
        <translation>New in B: %1.</translation>
    </message>
    <message>
        <source>Lost in B: %1.</source>
        <translation>Lost in B: %1.</translation>
    </message>
    <message>
        <source>Two answers side by side</source>
        <translation>Two answers side by side</translation>
    </message>
    <message>
        <source>Close the comparison (Esc)</source>
        <translation>Close the comparison (Esc)</translation>
    </message>
    <message>
        <source>Both answers</source>
        <translation>Both answers</translation>
    </message>
    <message>
        <source>Answer A</source>
        <translation>Answer A</translation>
    </message>
    <message>
        <source>Answer B</source>
        <translation>Answer B</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>As written</translation>
    </message>
    <message>
        <source>Both answers as they are written, instead of sentence by sentence</source>
        <translation>Both answers as they are written, instead of sentence by sentence</translation>
    </message>
    <message>
        <source>Both answers, sentence by sentence</source>
        <translation>Both answers, sentence by sentence</translation>
    </message>
    <message>
        <source>Figures of both answers</source>
        <translation>Figures of both answers</translation>
    </message>
    <message>
        <source>Go on with B</source>
        <translation>Go on with B</translation>
    </message>
    <message>
        <source>Close, and show B in the conversation from now on; A stays as a version</source>
        <translation>Close, and show B in the conversation from now on; A stays as a version</translation>
    </message>
    <message>
        <source>%1 · not asked yet</source>
        <translation>%1 · not asked yet</translation>
    </message>
    <message>
        <source>B is searching …</source>
        <translation>B is searching …</translation>
    </message>
    <message>
        <source>The citations of B are checked …</source>
        <translation>The citations of B are checked …</translation>
    </message>
    <message>
        <source>B is being answered …</source>
        <translation>B is being answered …</translation>
    </message>
    <message>
        <source>B: %1</source>
        <translation>B: %1</translation>
    </message>
    <message>
        <source>B was stopped before its first word.</source>
        <translation>B was stopped before its first word.</translation>
    </message>
    <message>
        <source>Ask it again, with this or another setup.</source>
        <translation>Ask it again, with this or another setup.</translation>
    </message>
    <message>
        <source>Passages of A</source>
        <translation>Passages of A</translation>
    </message>
    <message>
        <source>Passages of B</source>
        <translation>Passages of B</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::SidePanel</name>
    <message>
        <source>Panel</source>
        <translation>Panel</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::SourcePanel</name>
    <message>
        <source>Open the published page (asks first)</source>
        <translation>Open the published page (asks first)</translation>
    </message>
    <message>
        <source>Copy the citation</source>
        <translation>Copy the citation</translation>
    </message>
    <message>
        <source>Show in the corpus</source>
        <translation>Show in the corpus</translation>
    </message>
    <message>
        <source>No source chosen</source>
        <translation>No source chosen</translation>
    </message>
    <message>
        <source>Click a number such as [1] in an answer, and the original page opens here at the cited words.</source>
        <translation>Click a number such as [1] in an answer, and the original page opens here at the cited words.</translation>
    </message>
    <message>
        <source>Source page</source>
        <translation>Source page</translation>
    </message>
    <message>
        <source>Rendered</source>
        <translation>Rendered</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Raw</translation>
    </message>
    <message>
        <source>The citation was copied.</source>
        <translation>The citation was copied.</translation>
    </message>
    <message>
        <source>passage %1 of %2</source>
        <translation>passage %1 of %2</translation>
    </message>
    <message>
        <source>This corpus is no longer in the workspace.</source>
        <translation>This corpus is no longer in the workspace.</translation>
    </message>
    <message>
        <source>The answer keeps its quotes; the page itself is gone.</source>
        <translation>The answer keeps its quotes; the page itself is gone.</translation>
    </message>
    <message>
        <source>Opening a page</source>
        <translation>Opening a page</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::SourceView</name>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::StartCard</name>
    <message>
        <source>Fetch it</source>
        <translation>Fetch it</translation>
    </message>
    <message>
        <source>Ask the handbook</source>
        <translation>Ask the handbook</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Choose …</translation>
    </message>
    <message>
        <source>The handbook</source>
        <translation>The handbook</translation>
    </message>
    <message>
        <source>Touchstone&apos;s own pages are indexed already. Ask them how anything works.</source>
        <translation>Touchstone&apos;s own pages are indexed already. Ask them how anything works.</translation>
    </message>
    <message>
        <source>FastAPI&apos;s documentation</source>
        <translation>FastAPI&apos;s documentation</translation>
    </message>
    <message>
        <source>Documents of mine</source>
        <translation>Documents of mine</translation>
    </message>
    <message>
        <source>A folder, an archive or a file. Drop it anywhere on this page; it stays on this machine.</source>
        <translation>A folder, an archive or a file. Drop it anywhere on this page; it stays on this machine.</translation>
    </message>
    <message>
        <source>Version %1. It needs one download of about %2, and the offline switch is on.</source>
        <translation>Version %1. It needs one download of about %2, and the offline switch is on.</translation>
    </message>
    <message>
        <source>Version %1: one download of about %2 from GitHub, kept afterwards.</source>
        <translation>Version %1: one download of about %2 from GitHub, kept afterwards.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::StartDialog</name>
    <message>
        <source>Start a run</source>
        <translation>Start a run</translation>
    </message>
    <message>
        <source>Experiment file</source>
        <translation>Experiment file</translation>
    </message>
    <message>
        <source>Experiment file, as “touchstone-cli eval init” writes it</source>
        <translation>Experiment file, as “touchstone-cli eval init” writes it</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Choose …</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Tells what the run would take. Nothing is sent to a model.</source>
        <translation>Tells what the run would take. Nothing is sent to a model.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Choose an experiment file</source>
        <translation>Choose an experiment file</translation>
    </message>
    <message>
        <source>Experiments (*.json)</source>
        <translation>Experiments (*.json)</translation>
    </message>
    <message>
        <source>Kept as %1</source>
        <translation>Kept as %1</translation>
    </message>
    <message>
        <source>A file can say more than the form: several arms at once, an application of your own as the target, rubrics, checks.</source>
        <translation>A file can say more than the form: several arms at once, an application of your own as the target, rubrics, checks.</translation>
    </message>
    <message>
        <source>From a form</source>
        <translation>From a form</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>From a file</translation>
    </message>
    <message>
        <source>What it would take</source>
        <translation>What it would take</translation>
    </message>
    <message>
        <source>Only keep the file</source>
        <translation>Only keep the file</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::StatusStrip</name>
    <message>
        <source>Workspace</source>
        <translation>Workspace</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>Corpus</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Cancel this job</source>
        <translation>Cancel this job</translation>
    </message>
    <message>
        <source>%1, snapshot %2</source>
        <translation>%1, snapshot %2</translation>
    </message>
    <message>
        <source>Answers come from: %1</source>
        <translation>Answers come from: %1</translation>
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
        <translation>Offline: press to go online</translation>
    </message>
    <message>
        <source>Online: press to go offline</source>
        <translation>Online: press to go offline</translation>
    </message>
    <message>
        <source>Nothing but this computer is reached. Press to go online.</source>
        <translation>Nothing but this computer is reached. Press to go online.</translation>
    </message>
    <message>
        <source>Model servers may be reached. Press to go offline.</source>
        <translation>Model servers may be reached. Press to go offline.</translation>
    </message>
    <message numerus="yes">
        <source>%n jobs</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>touchstone::gui::TextPane</name>
    <message>
        <source>Previous change ([)</source>
        <translation>Previous change ([)</translation>
    </message>
    <message>
        <source>Next change (])</source>
        <translation>Next change (])</translation>
    </message>
    <message>
        <source>In one column (I)</source>
        <translation>In one column (I)</translation>
    </message>
    <message>
        <source>Show blanks and line ends (S)</source>
        <translation>Show blanks and line ends (S)</translation>
    </message>
    <message>
        <source>Only what changed (O)</source>
        <translation>Only what changed (O)</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>Settings that differ</translation>
    </message>
    <message>
        <source>The settings cannot be compared: %1</source>
        <translation>The settings cannot be compared: %1</translation>
    </message>
    <message>
        <source>The texts are being compared.</source>
        <translation>The texts are being compared.</translation>
    </message>
    <message>
        <source>The texts are equal.</source>
        <translation>The texts are equal.</translation>
    </message>
    <message>
        <source>Change %1 of %2</source>
        <translation>Change %1 of %2</translation>
    </message>
    <message>
        <source>%1 lines removed, %2 added</source>
        <translation>%1 lines removed, %2 added</translation>
    </message>
    <message>
        <source>%1 of them moved</source>
        <translation>%1 of them moved</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s)</source>
        <translation>
            <numerusform>%n setting</numerusform>
            <numerusform>%n settings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>touchstone::gui::TracePane</name>
    <message>
        <source>%1, %2, failed</source>
        <translation>%1, %2, failed</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Replay exactly</source>
        <translation>Replay exactly</translation>
    </message>
    <message>
        <source>Ask afresh</source>
        <translation>Ask afresh</translation>
    </message>
    <message>
        <source>Copy as a command</source>
        <translation>Copy as a command</translation>
    </message>
    <message>
        <source>What was kept of the model&apos;s words, laid beside the answer; nothing is sent</source>
        <translation>What was kept of the model&apos;s words, laid beside the answer; nothing is sent</translation>
    </message>
    <message>
        <source>Asks the model once more with the same setup and shows what differs</source>
        <translation>Asks the model once more with the same setup and shows what differs</translation>
    </message>
    <message>
        <source>Stages of the answer</source>
        <translation>Stages of the answer</translation>
    </message>
    <message>
        <source>What is known of the stage</source>
        <translation>What is known of the stage</translation>
    </message>
    <message>
        <source>No trace was kept of this answer.</source>
        <translation>No trace was kept of this answer.</translation>
    </message>
    <message>
        <source>wire: no answer</source>
        <translation>wire: no answer</translation>
    </message>
    <message>
        <source>wire: %1</source>
        <translation>wire: %1</translation>
    </message>
    <message>
        <source>The answer is made again …</source>
        <translation>The answer is made again …</translation>
    </message>
    <message>
        <source>The same answer, byte for byte.</source>
        <translation>The same answer, byte for byte.</translation>
    </message>
    <message>
        <source>%1 from the record in %2; nothing was sent.</source>
        <translation>%1 from the record in %2; nothing was sent.</translation>
    </message>
    <message>
        <source>%1 from the model in %2.</source>
        <translation>%1 from the model in %2.</translation>
    </message>
    <message>
        <source>The record differs from the answer.</source>
        <translation>The record differs from the answer.</translation>
    </message>
    <message>
        <source>The model answers differently now.</source>
        <translation>The model answers differently now.</translation>
    </message>
    <message>
        <source>What differs stands below: - as it was, + as it is now.</source>
        <translation>What differs stands below: - as it was, + as it is now.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>
… and %1 more characters</source>
        <translation>
… and %1 more characters</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>no answer</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::TurnInspector</name>
    <message>
        <source>Reading a trace</source>
        <translation>Reading a trace</translation>
    </message>
    <message>
        <source>Looking for passages</source>
        <translation>Looking for passages</translation>
    </message>
    <message>
        <source>Asking why not</source>
        <translation>Asking why not</translation>
    </message>
    <message>
        <source>Asking again</source>
        <translation>Asking again</translation>
    </message>
    <message>
        <source>Replaying</source>
        <translation>Replaying</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::TurnScroll</name>
    <message>
        <source>Questions and answers</source>
        <translation>Questions and answers</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::TurnView</name>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>Why these sources</source>
        <translation>Why these sources</translation>
    </message>
    <message>
        <source>searched %1 chunks · %2 passages · </source>
        <translation>searched %1 chunks · %2 passages · </translation>
    </message>
    <message>
        <source>searching …</source>
        <translation>searching …</translation>
    </message>
    <message>
        <source>reading …</source>
        <translation>reading …</translation>
    </message>
    <message>
        <source>checking citations …</source>
        <translation>checking citations …</translation>
    </message>
    <message>
        <source>answering …</source>
        <translation>answering …</translation>
    </message>
    <message>
        <source>No answer was kept.</source>
        <translation>No answer was kept.</translation>
    </message>
    <message>
        <source>It was stopped before its first word, or the program ended meanwhile.</source>
        <translation>It was stopped before its first word, or the program ended meanwhile.</translation>
    </message>
    <message>
        <source>The answer was stopped.</source>
        <translation>The answer was stopped.</translation>
    </message>
    <message>
        <source>What had come by then is kept.</source>
        <translation>What had come by then is kept.</translation>
    </message>
    <message>
        <source>no such source</source>
        <translation>no such source</translation>
    </message>
    <message>
        <source>Connect a model</source>
        <translation>Connect a model</translation>
    </message>
    <message>
        <source>Quoted from the documents without a model. Connect one for answers in its own words.</source>
        <translation>Quoted from the documents without a model. Connect one for answers in its own words.</translation>
    </message>
    <message>
        <source>The answer is being read …</source>
        <translation>The answer is being read …</translation>
    </message>
    <message>
        <source>searched for: %1</source>
        <translation>searched for: %1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Note: %1</translation>
    </message>
    <message>
        <source>Asked without “%1”: every sentence is still said.</source>
        <translation>Asked without “%1”: every sentence is still said.</translation>
    </message>
    <message>
        <source>Asked without “%1”. Not said any more:
– %2</source>
        <translation>Asked without “%1”. Not said any more:
– %2</translation>
    </message>
    <message>
        <source>%1
Click: ask on with this setup (S)</source>
        <translation>%1
Click: ask on with this setup (S)</translation>
    </message>
    <message>
        <source>Setup: %1</source>
        <translation>Setup: %1</translation>
    </message>
    <message>
        <source>Copy the answer as Markdown with its references</source>
        <translation>Copy the answer as Markdown with its references</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Put the question differently; this answer stays reachable</source>
        <translation>Put the question differently; this answer stays reachable</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Trace</translation>
    </message>
    <message>
        <source>A good answer (+)</source>
        <translation>A good answer (+)</translation>
    </message>
    <message>
        <source>A bad answer (-)</source>
        <translation>A bad answer (-)</translation>
    </message>
    <message>
        <source>More about this answer</source>
        <translation>More about this answer</translation>
    </message>
    <message>
        <source>Add to the gold set …	G</source>
        <translation>Add to the gold set …	G</translation>
    </message>
    <message>
        <source>Write a note …	N</source>
        <translation>Write a note …	N</translation>
    </message>
    <message>
        <source>Replay exactly	Ctrl+Shift+R</source>
        <translation>Replay exactly	Ctrl+Shift+R</translation>
    </message>
    <message>
        <source>Copy as a command	Ctrl+Shift+X</source>
        <translation>Copy as a command	Ctrl+Shift+X</translation>
    </message>
    <message>
        <source>Ask on with this setup	S</source>
        <translation>Ask on with this setup	S</translation>
    </message>
    <message>
        <source>Ask about: %1</source>
        <translation>Ask about: %1</translation>
    </message>
    <message>
        <source>Ways to read the question</source>
        <translation>Ways to read the question</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Nothing was sent.</translation>
    </message>
    <message>
        <source>Ask again to be shown once more what would go out, or choose another model in the bar above.</source>
        <translation>Ask again to be shown once more what would go out, or choose another model in the bar above.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>The same question with another setup, both answers side by side (C)</source>
        <translation>The same question with another setup, both answers side by side (C)</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::VersionSwitch</name>
    <message>
        <source>The version before (Ctrl+Up)</source>
        <translation>The version before (Ctrl+Up)</translation>
    </message>
    <message>
        <source>The next version (Ctrl+Down)</source>
        <translation>The next version (Ctrl+Down)</translation>
    </message>
    <message>
        <source>Version %1 of %2</source>
        <translation>Version %1 of %2</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::VersionsPane</name>
    <message>
        <source>Search in all texts</source>
        <translation>Search in all texts</translation>
    </message>
    <message>
        <source>Search in the texts of all prompts</source>
        <translation>Search in the texts of all prompts</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>Versions of the prompt</source>
        <translation>Versions of the prompt</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>What can be done with this version</source>
        <translation>What can be done with this version</translation>
    </message>
    <message>
        <source>New version from this</source>
        <translation>New version from this</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>The prompts are being read.</source>
        <translation>The prompts are being read.</translation>
    </message>
    <message>
        <source>No version of this prompt has these words.</source>
        <translation>No version of this prompt has these words.</translation>
    </message>
    <message>
        <source>There is no prompt yet.</source>
        <translation>There is no prompt yet.</translation>
    </message>
</context>
<context>
    <name>touchstone::gui::WhyNotPane</name>
    <message>
        <source>words</source>
        <translation>words</translation>
    </message>
    <message>
        <source>meaning</source>
        <translation>meaning</translation>
    </message>
    <message>
        <source>fused</source>
        <translation>fused</translation>
    </message>
    <message>
        <source>reranked</source>
        <translation>reranked</translation>
    </message>
    <message>
        <source>passages</source>
        <translation>passages</translation>
    </message>
    <message>
        <source>reranker</source>
        <translation>reranker</translation>
    </message>
    <message>
        <source>weight of meaning</source>
        <translation>weight of meaning</translation>
    </message>
    <message>
        <source>search by</source>
        <translation>search by</translation>
    </message>
    <message>
        <source>fusion</source>
        <translation>fusion</translation>
    </message>
    <message>
        <source>It was found, at rank %1.</source>
        <translation>It was found, at rank %1.</translation>
    </message>
    <message>
        <source>The filters keep its page out.</source>
        <translation>The filters keep its page out.</translation>
    </message>
    <message>
        <source>Neither words nor meaning had it among their candidates.</source>
        <translation>Neither words nor meaning had it among their candidates.</translation>
    </message>
    <message>
        <source>The fusion ranked it too low to go on.</source>
        <translation>The fusion ranked it too low to go on.</translation>
    </message>
    <message>
        <source>The reranker put it behind the best %1.</source>
        <translation>The reranker put it behind the best %1.</translation>
    </message>
    <message>
        <source>It stands at rank %1, behind the first %2.</source>
        <translation>It stands at rank %1, behind the first %2.</translation>
    </message>
    <message>
        <source>No single change of mode, weight, fusion, reranker or number would bring it.</source>
        <translation>No single change of mode, weight, fusion, reranker or number would bring it.</translation>
    </message>
    <message>
        <source>%1 %2 would bring it, at rank %3</source>
        <translation>%1 %2 would bring it, at rank %3</translation>
    </message>
    <message>
        <source>Words of the passage, or PATH#ANCHOR</source>
        <translation>Words of the passage, or PATH#ANCHOR</translation>
    </message>
    <message>
        <source>The passage that was not found</source>
        <translation>The passage that was not found</translation>
    </message>
    <message>
        <source>Passages that hold these words</source>
        <translation>Passages that hold these words</translation>
    </message>
    <message>
        <source>What every stage made of it</source>
        <translation>What every stage made of it</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>stage</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>rank</translation>
    </message>
    <message>
        <source>score</source>
        <translation>score</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>goes on</translation>
    </message>
    <message>
        <source>Look for the passage that should have been found, and choose it.</source>
        <translation>Look for the passage that should have been found, and choose it.</translation>
    </message>
    <message>
        <source>yes, %1 do</source>
        <translation>yes, %1 do</translation>
    </message>
    <message>
        <source>dropped here</source>
        <translation>dropped here</translation>
    </message>
    <message>
        <source>Words of the question that it lacks: %1</source>
        <translation>Words of the question that it lacks: %1</translation>
    </message>
    <message>
        <source>Words that no passage holds: %1</source>
        <translation>Words that no passage holds: %1</translation>
    </message>
    <message>
        <source>Smallest number of passages that brings it: %1</source>
        <translation>Smallest number of passages that brings it: %1</translation>
    </message>
</context>
</TS>
