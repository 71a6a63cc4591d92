BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'Snippets.psm1')
    $topics = foreach ($file in Get-ChildItem -Path (Join-Path $PSScriptRoot '../../en-US/about_*.help.txt')) {
        @{ Name = $file.Name -replace '\.help\.txt$'; Path = $file.FullName; Snippet = Get-TopicSnippet $file.FullName }
    }
    $languages = 'C', 'en_US.UTF-8' | ForEach-Object { @{ Language = $_ } }
}

Describe '<Name>' -ForEach $topics {
    BeforeAll {
        $text = Get-Content -Raw -LiteralPath $Path
        $lines = Get-Content -LiteralPath $Path
    }

    It 'has the sections of an about topic in their order' {
        $lines -cmatch '^[A-Z]' | Should -Be 'TOPIC', 'SHORT DESCRIPTION', 'LONG DESCRIPTION', 'EXAMPLES', 'SEE ALSO'
        $lines[1].Trim() | Should -Be $Name
    }

    It 'is ASCII text of up to 80 columns without tabs and trailing spaces' {
        # Windows PowerShell reads files without a byte order mark in the code page of the computer.
        $text | Should -Not -Match '[^\n\x20-\x7e]'
        $lines | Where-Object Length -GT 80 | Should -BeNullOrEmpty
        $lines -match '\s$' | Should -BeNullOrEmpty
    }

    It 'refers only to commands and topics that exist' {
        Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
        $known = @((Get-Command -Module AdminIam).Name) + 'Import-Csv'
        $own = (Get-ChildItem (Split-Path $Path) -Filter 'about_*').Name -replace '\.help\.txt$'

        [regex]::Matches($text, '\b[A-Z][a-z]+-Admin[A-Z]\w+\b(?!\.ps1)').Value | Where-Object { $_ -notin $known } |
            Should -BeNullOrEmpty
        $seeAlso = ($text -replace '(?s)^.*\nSEE ALSO\n').Trim() -split '\s+'
        $all = @($known) + $own + 'about_CommonParameters', 'about_Try_Catch_Finally'
        $seeAlso | Where-Object { $_ -notin $all } |
            Should -BeNullOrEmpty
    }
}

Describe 'Get-Help about_AdminIam with LANG=<Language>' -ForEach $languages {
    BeforeAll {
        Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
        $manifest = Get-ChildItem (Join-Path $PSScriptRoot '../../out/AdminIam/*/AdminIam.psd1')
        $folder = Split-Path (Split-Path $manifest.FullName)
        $pwsh, [string[]] $leading = Get-PowerShellCommand
        $previous = $env:LANG, $env:PSModulePath
        $env:LANG = $Language
        $env:PSModulePath = (Split-Path $folder), $env:PSModulePath -join [IO.Path]::PathSeparator
        $log = & $pwsh @leading -NoProfile -NonInteractive -Command '
            $first = Get-Help about_AdminIam
            Import-Module AdminIam
            $process = [Diagnostics.Process]::GetCurrentProcess()
            $start = $process.TotalProcessorTime
            $null = Get-Help New-AdminUser | Out-String
            $process.Refresh()
            $elapsed = ($process.TotalProcessorTime - $start).TotalSeconds
            @{ Before = "$first"; After = "$(Get-Help about_AdminIam)"; Seconds = $elapsed
                Topics = @((Get-Help about_AdminIam*).Name) } | ConvertTo-Json'
        $env:LANG, $env:PSModulePath = $previous
        $result = "$log" | ConvertFrom-Json
    }

    It 'finds the topic before and after the import' {
        $result.Before | Should -Match 'administrators of AWS accounts'
        $result.After | Should -Be $result.Before
    }

    It 'finds all topics' {
        $result.Topics | Sort-Object | Should -Be @('about_AdminIam'
            'Connection', 'Csv', 'Errors', 'Runbooks', 'Sandbox', 'Secrets' | ForEach-Object { "about_AdminIam_$_" })
    }

    It 'shows the help of a cmdlet in time' {
        # In processor time, because other tests run at the same time, and with room for a slow computer. On an idle
        # one, this is also the time that a user waits: about 0.5 seconds. The benchmark of the import measures it.
        $result.Seconds | Should -BeGreaterThan 0
        $result.Seconds | Should -BeLessThan 4
    }
}

Describe 'about_AdminIam_Errors' {
    BeforeAll {
        $projects = 'AdminIam', 'AdminIam.Engine' | ForEach-Object { Join-Path $PSScriptRoot "../../src/$_" }
        $source = Get-ChildItem -Path $projects -Filter '*.cs' -Recurse |
            Where-Object FullName -NotMatch '[\\/](bin|obj)[\\/]' |
            ForEach-Object { Get-Content -Raw -LiteralPath $_.FullName }
        $source = $source -join "`n"
        $topic = Get-Content -Raw -LiteralPath (Join-Path $PSScriptRoot '../../en-US/about_AdminIam_Errors.help.txt')
        $entries = [regex]::Matches($topic, '(?m)^ {4}(?<id>[A-Z][A-Za-z]+)\n(?<text>( {6}.*\n)+)')
        $documented = $entries.ForEach({ $_.Groups['id'].Value })
    }

    It 'lists exactly the error IDs of the module, in order' {
        # An ID is a text before the kind of the error, or the argument of a check of names.
        $ids = [regex]::Matches($source, '"(?<id>[A-Z][A-Za-z]+)",\s*(ErrorKind\.|\w+\.Kind\b)') +
            [regex]::Matches($source, '\bCheckName\("[^"]+", "(?<id>[A-Z][A-Za-z]+)"')
        $ids = $ids.ForEach({ $_.Groups['id'].Value }) | Sort-Object -Unique -CaseSensitive

        $ids | Where-Object { $_ -cnotin $documented } | Should -BeNullOrEmpty -Because 'they are not documented'
        $documented | Where-Object { $_ -cnotin $ids } |
            Should -BeNullOrEmpty -Because 'the module does not return them'
        $documented | Should -Be ($documented | Sort-Object -Unique)
    }

    It 'describes every error ID in the source' {
        # Every other first argument passes the ID of another error on, or is the ID of AWS or of .NET.
        $others = [regex]::Matches($source, '\bnew (AdminException|ErrorMeaning)\(\s*(?<argument>[^,"]+),').ForEach({
                $_.Groups['argument'].Value })
        $others | Where-Object { $_ -notmatch '^(\w+\.)?[eE]rrorId$|^exception\.GetType\(\)\.Name$' } |
            Where-Object { $_ -notmatch '^IdOf\(e\.ErrorCode\)$|^\s*string errorId$' } | Should -BeNullOrEmpty
    }

    It 'has meaning, cause and cure of each' {
        foreach ($entry in $entries) {
            $form = '(?s)^      Meaning: [A-Z].*\.\n      Cause:   [A-Z-].*[.-]\n      Cure:    [A-Z].*[.-]\n$'
            $entry.Groups['text'].Value | Should -Match $form -Because $entry.Value
        }
    }
}

Describe 'The examples of the topics' -ForEach @{ Snippets = @($topics.Snippet) } {
    BeforeAll {
        Import-Module (Join-Path $PSScriptRoot 'Snippets.psm1')
        $results = Invoke-SnippetGroup $Snippets
    }

    It '<Name> runs' -ForEach $topics {
        $Snippet.Blocks.Count | Should -BeGreaterThan 0
        $results.ContainsKey($Name) | Should -BeTrue
        $results[$Name] | Should -BeNullOrEmpty
    }
}
