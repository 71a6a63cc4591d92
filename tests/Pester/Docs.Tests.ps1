BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'Snippets.psm1')
    $documents = 'README.md', 'docs/runbooks.md' | ForEach-Object {
        @{ Document = $_; Sections = @(Get-MarkdownSnippet (Join-Path $PSScriptRoot '../..' $_)) }
    }
}

Describe '<Document>' -ForEach $documents {
    BeforeAll {
        Import-Module (Join-Path $PSScriptRoot 'Snippets.psm1')
        $results = Invoke-SnippetGroup $Sections
    }

    It 'has snippets' {
        $Sections | Should -Not -BeNullOrEmpty
    }

    It 'runs as written: <Name>' -ForEach $Sections {
        $results.ContainsKey($Name) | Should -BeTrue
        $results[$Name] | Should -BeNullOrEmpty
    }
}

Describe 'The table of cmdlets in README.md' {
    It 'names every cmdlet of the module once, and no other' {
        Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
        $rows = Get-Content (Join-Path $PSScriptRoot '../../README.md') | Where-Object { $_ -match '^\| [a-z].* \| `' }

        [regex]::Matches($rows -join "`n", '(?<=`)[A-Z][a-z]+-Admin\w+(?=`)').Value | Sort-Object |
            Should -Be ((Get-Command -Module AdminIam).Name | Sort-Object)
    }
}

Describe 'Links between documents' {
    It 'lead to files of the repository: <_>' -ForEach @(
        'README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'
        (Get-ChildItem (Join-Path $PSScriptRoot '../../docs/*.md')).ForEach({ "docs/$($_.Name)" })
    ) {
        $file = Join-Path $PSScriptRoot '../..' $_
        $links = [regex]::Matches((Get-Content -Raw $file), '\]\((?!https?:|#)([^)\s#]+)')
        foreach ($link in $links.ForEach({ $_.Groups[1].Value })) {
            Join-Path (Split-Path $file) $link | Should -Exist -Because $link
        }
    }
}
