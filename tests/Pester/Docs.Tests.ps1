BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'Snippets.psm1')
    $sections = @(Get-MarkdownSnippet (Join-Path $PSScriptRoot '../../docs/runbooks.md'))
}

Describe 'docs/runbooks.md' -ForEach @{ Sections = $sections } {
    BeforeAll {
        Import-Module (Join-Path $PSScriptRoot 'Snippets.psm1')
        $results = Invoke-SnippetGroup $Sections
    }

    It 'has snippets' {
        $Sections | Should -Not -BeNullOrEmpty
    }

    It 'runs as written: <Name>' -ForEach $sections {
        $results.ContainsKey($Name) | Should -BeTrue
        $results[$Name] | Should -BeNullOrEmpty
    }
}
